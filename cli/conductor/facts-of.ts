import type { z } from 'zod';
import { readArtefact } from '../../model/artefact.ts';
import type { Environment } from '../../model/environment.ts';
import type { Facts } from '../../model/facts.ts';
import { readinessSchema } from '../../model/finding.ts';
import { fingerprintSchema } from '../../model/fingerprint.ts';
import { readJournal } from '../../model/journal-file.ts';
import { assembleEvidence } from '../../reports/evidence/evidence.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import { mendingOf } from './mending-of.ts';
import type { RunRecord } from './run-record.ts';

/** What a verdict on a run is made from: what it left in its folder, what its definition says, and the runs before it. */
export async function factsOf(
  { folder, run }: RunRecord,
  environment: Environment | null,
  earlier: EarlierRuns,
): Promise<Facts> {
  return {
    run,
    evidence: assembleEvidence(await readJournal(folder.journal)),
    readiness: await readIfThere(folder.readiness, readinessSchema),
    readinessAfter: await readIfThere(folder.readinessAfter, readinessSchema),
    fingerprint: await readIfThere(folder.fingerprint, fingerprintSchema),
    fingerprintAfter: await readIfThere(folder.fingerprintAfter, fingerprintSchema),
    environmentOwner: environment?.owner ?? null,
    bank: bankOf(environment),
    mending: mendingOf(environment),
    ...earlier,
  };
}

/** No more of the bank than a verdict is made from: a team's own rules see it too. */
function bankOf(environment: Environment | null): Facts['bank'] {
  const bank = environment?.bank ?? null;
  return bank === null ? null : { contract: bank.contract, owner: bank.owner };
}

async function readIfThere<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | null> {
  return readArtefact(path, schema).catch(() => null);
}
