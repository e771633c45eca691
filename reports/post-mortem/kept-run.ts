import { readArtefact } from '../../model/artefact.ts';
import { type Evidence, evidenceSchema } from '../../model/evidence.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { type Told, toldSchema } from '../../model/told.ts';
import { type Verdict, verdictSchema } from '../../model/verdict.ts';

/** What is still kept of a run besides its line in the ledger; `null` is not there, or can't be read. */
export interface KeptRun {
  verdict: Verdict | null;
  told: Told | null;
  /** What the journal came to. */
  evidence: Evidence | null;
}

/** Reads what is kept of a run. A folder that is gone, or was written by a newer version, is nothing kept. */
export async function readKeptRun(folder: RunFolder): Promise<KeptRun> {
  const [verdict, told, evidence] = await Promise.all([
    readArtefact(folder.verdict, verdictSchema).catch(() => null),
    readArtefact(folder.told, toldSchema).catch(() => null),
    readArtefact(folder.evidence, evidenceSchema).catch(() => null),
  ]);
  return { verdict, told, evidence };
}
