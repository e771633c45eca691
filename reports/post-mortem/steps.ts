import { describeDuration } from '../../support/duration.ts';
import { between } from '../words/instants.ts';
import type { Account } from './account.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One step of a trouble and how long it took, in words; `null` milliseconds where that is not known. */
export interface Step {
  name: string;
  ms: number | null;
  says: string;
}

/** When it broke, as far as that is known: a suspected change since the last go, otherwise some time after that. */
export function brokeAt({ changes, before, noticed }: Account): { at: string | null; isExact: boolean } {
  const suspected = (changes ?? [])
    .flatMap(({ suspect, changed }) => (suspect && changed !== null ? [changed.at] : []))
    .filter((at) => at <= noticed.judgedAt && (before === null || at > before.judgedAt))
    .toSorted();
  const last = suspected.at(-1);
  return last === undefined ? { at: before?.judgedAt ?? null, isExact: false } : { at: last, isExact: true };
}

/** How long it took until it was noticed, told, mended and green again. */
export function stepsOf(account: Account): Step[] {
  const { noticed, after, tellings, mendedBy, lastBad } = account;
  const broke = brokeAt(account);
  const told = tellings.filter(({ result, at }) => result === 'told' && at >= noticed.judgedAt && at < after.judgedAt);
  const toldAt = told.map(({ at }) => at).toSorted()[0] ?? null;
  const mendedAt =
    mendedBy
      .flatMap(({ at }) => (at !== null && at >= noticed.judgedAt && at <= after.judgedAt ? [at] : []))
      .toSorted()
      .at(-1) ?? null;
  return [
    step('Until it was noticed', broke.at, noticed.judgedAt, broke.isExact ? '' : 'at most '),
    step('From there until somebody was told', noticed.judgedAt, toldAt, ''),
    mendedAt === null
      ? step('From there until it was mended', toldAt ?? noticed.judgedAt, after.judgedAt, 'at most ')
      : step('From there until it was mended', toldAt ?? noticed.judgedAt, mendedAt, ''),
    mendedAt === null
      ? step('From there until it was go again', lastBad.judgedAt, after.judgedAt, 'at most ')
      : step('From there until it was go again', mendedAt, after.judgedAt, ''),
  ];
}

function step(name: string, from: string | null, to: string | null, atMost: string): Step {
  if (from === null || to === null) return { name, ms: null, says: 'not known' };
  const ms = Math.max(0, between(from, to));
  return { name, ms, says: `${atMost}${span(ms)}` };
}

/** A span of hours or days for people. */
export function span(ms: number): string {
  if (ms < 2 * DAY) return describeDuration(ms);
  const hours = Math.round(ms / HOUR);
  const rest = hours % 24;
  return `${Math.floor(hours / 24)} days${rest === 0 ? '' : ` ${rest} h`}`;
}
