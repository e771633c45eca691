import type { Environment } from '../../model/environment.ts';
import { describeDuration } from '../../support/duration.ts';
import { type Answer, type Check, pass, unknown, warn } from '../check.ts';
import { evidenceId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { describeMinute } from './outside/describe-minute.ts';

const HOUR_MS = 3_600_000;
/** A run that begins on time does not always end on time: as much of the interval as it may be late, and never more than this. */
const GRACE = { part: 0.1, mostMs: 2 * HOUR_MS };

/** Was the whole cycle rehearsed as often as it should be? In a run, what came before it counts: it is no evidence yet. */
export const evidence: Check = {
  name: 'evidence',
  questions(environment) {
    const { name, owner, rehearsedEvery } = environment;
    if (rehearsedEvery === undefined) return [];
    const expected = `rehearsed every ${describeDuration(rehearsedEvery)}, at most ${describeDuration(graceOf(rehearsedEvery))} late`;
    const ask = async (sources: Sources) => judge(sources, rehearsedEvery);
    return [{ id: evidenceId(name), subject: name, owner, expected, source: 'the ledger', ask }];
  },
};

/** The id of the question whether there is evidence of an environment, where that is asked. */
export function evidenceQuestionOf({ name, rehearsedEvery }: Environment): string | undefined {
  return rehearsedEvery === undefined ? undefined : evidenceId(name);
}

function judge({ newestEvidence, clock, environment }: Sources, everyMs: number): Answer {
  const rehearse = `rehearse run --env ${environment.name}`;
  const again = `${rehearse}, and see why the run that should have been did not come`;
  if (newestEvidence === undefined)
    return unknown('not known: nobody looked into the ledger', 'ask with rehearse check');
  const { place: source } = newestEvidence;
  if (!newestEvidence.read) {
    return unknown(`not known: ${newestEvidence.reason}`, verifyLedger(environment), { source });
  }
  const newest = newestEvidence.value;
  if (newest === null) return warn('no rehearsal is known that counts', rehearse, { source });
  const at = Date.parse(newest.judgedAt);
  const ageMs = Math.max(0, clock.now() - at);
  const seen = `last rehearsed ${describeDuration(ageMs)} ago, on ${describeMinute(at)}: ${newest.outcome}`;
  return ageMs <= everyMs + graceOf(everyMs) ? pass(seen, { source }) : warn(seen, again, { source });
}

/** What to do where nothing is known of earlier runs, because the ledger can't be read or can't be trusted. */
export function verifyLedger({ name }: Pick<Environment, 'name'>): string {
  return `see what is wrong with the ledger: rehearse history --env ${name} --verify`;
}

function graceOf(everyMs: number): number {
  return Math.min(everyMs * GRACE.part, GRACE.mostMs);
}
