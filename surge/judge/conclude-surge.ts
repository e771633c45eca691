import type { Surge, SurgeFirstOver, SurgeLevel, SurgeRequest } from '../../model/surge.ts';
import { describeDuration } from '../../support/duration.ts';
import { type Budgets, failedPart, stepsOver } from './judge-level.ts';

/** What a surge came to. */
export type Conclusion = Pick<Surge, 'outcome' | 'summary' | 'fitUpTo' | 'firstOver' | 'doubt'>;

/** What is concluded from. */
export interface Material {
  levels: readonly SurgeLevel[];
  budgets: Budgets;
  titles: readonly string[];
  requests: readonly SurgeRequest[];
  /** Why it ended before its time; `null` where it did not. */
  stopped: string | null;
}

/**
 * At how many users the platform stops being fit to show: the first level over its budgets ends what is claimed, and so does
 * the first at which the engine could have been what was slow.
 */
export function concludeSurge({ levels, budgets, titles, requests, stopped }: Material): Conclusion {
  const end = levels.findIndex(({ state }) => state !== 'fit');
  const fit = end === -1 ? levels : levels.slice(0, end);
  const fitUpTo = fit.at(-1)?.users ?? null;
  const ending = end === -1 ? undefined : levels[end];
  const unto = fitUpTo === null ? '' : `Fit to show up to ${usersText(fitUpTo)}`;
  if (ending === undefined) {
    if (stopped === null && fitUpTo !== null) {
      return { outcome: 'fit', summary: `${unto}, the most that were tried.`, fitUpTo, firstOver: null, doubt: null };
    }
    const doubt = stopped ?? 'no level came to its end';
    return inconclusive(unto, fitUpTo, doubt);
  }
  if (ending.state !== 'over') return inconclusive(unto, fitUpTo, doubtOf(ending));
  const firstOver = firstOverOf(ending, { budgets, titles, requests });
  if (firstOver === null) return inconclusive(unto, fitUpTo, 'what went over its budget is not known');
  const happened = overText(firstOver);
  const summary =
    unto === ''
      ? `Not fit to show even to ${usersText(ending.users)}: ${happened}.`
      : `${unto}; at ${ending.users} ${happened}.`;
  return { outcome: 'unfit', summary, fitUpTo, firstOver, doubt: null };
}

function inconclusive(unto: string, fitUpTo: number | null, doubt: string): Conclusion {
  const summary =
    unto === '' ? `Nothing can be claimed: ${doubt}.` : `${unto}; beyond that nothing is claimed: ${doubt}.`;
  return { outcome: 'inconclusive', summary, fitUpTo, firstOver: null, doubt };
}

function doubtOf({ state, users, engine }: SurgeLevel): string {
  if (state === 'unmeasured') return `at ${usersText(users)} no step was measured`;
  const cpu = `${Math.round(engine.cpu * 100)} % of a core`;
  return `at ${usersText(users)} the load engine itself was at its limit (${cpu}, late by up to ${Math.round(engine.delayP99Ms)} ms)`;
}

function firstOverOf(
  level: SurgeLevel,
  { budgets, titles, requests }: Omit<Material, 'levels' | 'stopped'>,
): SurgeFirstOver | null {
  const [over] = stepsOver(level, budgets);
  const measured = over === undefined ? undefined : level.steps[over.step];
  if (over === undefined || measured === undefined) return null;
  const own = requests
    .map((request, index) => ({ request, measured: level.requests[index] }))
    .filter(({ request }) => request.step === over.step);
  const [worst] = own.sort((one, other) =>
    over.what === 'errors'
      ? (other.measured?.failed ?? 0) - (one.measured?.failed ?? 0)
      : (other.measured?.p95Ms ?? 0) - (one.measured?.p95Ms ?? 0),
  );
  if (worst === undefined) return null;
  const [reason = null] = Object.entries(worst.measured?.reasons ?? {})
    .sort(([, one], [, other]) => other - one)
    .map(([words]) => words);
  return {
    users: level.users,
    step: titles[over.step] ?? '',
    what: over.what,
    p95Ms: measured.p95Ms,
    budgetMs: budgets.stepsMs[over.step] ?? 0,
    failedShare: failedPart(measured),
    request: { ...worst.request, p95Ms: worst.measured?.p95Ms ?? 0, reason },
  };
}

/** `“The customer pays” takes 4.1 s (budget 1.0 s): POST /payments/new of payments, Payments team`. */
function overText({ step, what, p95Ms, budgetMs, failedShare, request }: SurgeFirstOver): string {
  const until = request.waitsFor === null ? '' : `, until it shows “${request.waitsFor}”`;
  const which = `${request.method} ${request.pattern} of ${request.service}, ${request.owner.name}${until}`;
  if (what === 'slow')
    return `“${step}” takes ${describeDuration(p95Ms)} (budget ${describeDuration(budgetMs)}): ${which}`;
  const part = `${Math.max(1, Math.round(failedShare * 100))} of 100`;
  return `“${step}” fails for ${part} users: ${which}${request.reason === null ? '' : ` ${request.reason}`}`;
}

/** `1 user`, `120 users`. */
function usersText(users: number): string {
  return users === 1 ? '1 user' : `${users} users`;
}
