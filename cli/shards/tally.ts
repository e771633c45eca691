import { readJournal } from '../../model/journal-file.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { assembleEvidence } from '../../reports/evidence/evidence.ts';

/** What came of a shard, in numbers. */
export interface Tally {
  /** How many scenarios were begun, and how many of them failed. */
  scenarios: number;
  failed: number;
  /** Why what plays them ended before it had come to their end; `null` where it did. */
  cutOff: string | null;
}

/** Counts what was played in a shard. */
export async function tallyOf({ journal }: RunFolder): Promise<Tally> {
  const { scenarios, cutOff = null } = assembleEvidence(await readJournal(journal));
  return {
    scenarios: scenarios.filter(({ attempts }) => attempts > 0).length,
    failed: scenarios.filter(({ status }) => status === 'failed').length,
    cutOff,
  };
}
