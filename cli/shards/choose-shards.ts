import type { JournalEntry } from '../../model/journal.ts';
import type { JournalReading } from '../../model/journal-file.ts';
import type { Run } from '../../model/run.ts';
import type { Shard } from '../../model/shard.ts';
import { assembleEvidence } from '../../reports/evidence/evidence.ts';
import type { FoundShard } from './find-shards.ts';

/** An attempt at a shard with what it recorded. */
export interface ReadShard extends FoundShard {
  journal: JournalReading;
}

/** What is taken of a shard; `taken` is `null` where it never reported. */
export interface ChosenShard {
  shard: Shard;
  taken: ReadShard | null;
}

/**
 * Takes one attempt of each shard: the newest that was played to its end, otherwise the newest there is. In the order of the
 * shards.
 */
export function chooseShards({ shards: of = 1 }: Pick<Run, 'shards'>, found: readonly ReadShard[]): ChosenShard[] {
  return Array.from({ length: of }, (_, index) => {
    const number = index + 1;
    const attempts = found.filter(({ run }) => run.shard.number === number).sort(newestFirst);
    const [taken = null] = [...attempts.filter(isComplete), ...attempts];
    const others = attempts.filter((attempt) => attempt !== taken);
    return { shard: whatBecameOf({ number, of }, taken, others), taken };
  });
}

function whatBecameOf(
  { number, of }: { number: number; of: number },
  taken: ReadShard | null,
  others: readonly ReadShard[],
): Shard {
  return {
    shard: number,
    of,
    state: stateOf(taken),
    host: taken?.run.conductor.host ?? null,
    startedAt: taken?.run.startedAt ?? null,
    endedAt: taken?.run.endedAt ?? null,
    reason: taken?.run.reason ?? null,
    scenarios: taken === null ? [] : announcedIn(taken),
    otherAttempts: others.length,
    failedOtherwise: taken === null ? [] : failedOtherwise(taken, others.filter(isComplete)),
  };
}

function stateOf(taken: ReadShard | null): Shard['state'] {
  if (taken === null) return 'missing';
  const { state } = taken.run;
  if (state === 'running') return 'unended';
  return state === 'finished' && !isComplete(taken) ? 'unended' : state;
}

/** By its record and by its journal: of the two, a copy may have only one in full. */
function isComplete({ run, journal }: ReadShard): boolean {
  return run.state === 'finished' && journal.entries.some(({ kind }) => kind === 'playing-ended');
}

function newestFirst(a: ReadShard, b: ReadShard): number {
  const ended = ({ run }: ReadShard) => Date.parse(run.endedAt ?? run.startedAt);
  return ended(b) - ended(a) || (a.run.shard.attempt < b.run.shard.attempt ? 1 : -1);
}

function announcedIn({ journal }: ReadShard): string[] {
  const isAnnounced = (entry: JournalEntry) => entry.kind === 'scenario-announced';
  return [...new Set(journal.entries.filter(isAnnounced).map(({ scenario }) => scenario))];
}

/** A failure is not undone by playing the shard once more until it goes. */
function failedOtherwise(taken: ReadShard, others: readonly ReadShard[]): string[] {
  const failed = ({ journal }: ReadShard) =>
    assembleEvidence(journal).scenarios.filter(({ status }) => status === 'failed');
  const failedNow = new Set(failed(taken).map(({ id }) => id));
  const before = others.flatMap(failed).filter(({ id }) => !failedNow.has(id));
  return [...new Set(before.map(({ title }) => title))];
}
