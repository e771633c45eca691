import { earlierRunsSchema } from '../../model/earlier-runs.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { went } from '../../verdict/went.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import { whyUnknown } from './remembered.ts';

/** As many as a page draws side by side. */
const MOST_KEPT = 60;

/** Writes what the ledger told of earlier runs into a run's folder, for its page. Never throws: it keeps no run from its verdict. */
export async function keepEarlierRuns(folder: RunFolder, place: string, earlier: EarlierRuns): Promise<void> {
  const kept = earlierRunsSchema.safeParse({
    schemaVersion: SCHEMA_VERSION,
    ledger: place,
    runs: earlier.history.slice(0, MOST_KEPT).map((entry) => ({ ...entry, takenForGo: went(entry) })),
    trouble: whyUnknown(earlier),
  });
  if (kept.success) await writeArtefact(folder.earlierRuns, kept.data).catch(() => undefined);
}
