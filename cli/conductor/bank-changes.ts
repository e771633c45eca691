import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BankChanges, ChangedOperation } from '../../model/bank-changes.ts';
import type { Environment } from '../../model/environment.ts';
import { factIds } from '../../model/fact-ids.ts';
import type { Facts } from '../../model/facts.ts';
import { readJournal } from '../../model/journal-file.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import type { Verdict } from '../../model/verdict.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { HARNESS_FOLDER } from '../../support/own-package.mjs';
import { messageOf, Problem } from '../../support/problem.ts';
import type { RunRecord } from './run-record.ts';

/** Two versions of the bank's contract that differ, and why they are compared. */
export type VersionPair = Pick<BankChanges, 'from' | 'to' | 'because'>;

const VERSION_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** What is compared: the version of a run that has one of its own, otherwise what changed since the last go, otherwise what the bank speaks against what is expected. */
export function versionsToCompare(
  { run, fingerprint }: Pick<Facts, 'run' | 'fingerprint'>,
  { drift }: Pick<Verdict, 'drift'>,
  contract: string,
): VersionPair | null {
  const { bankVersion } = run;
  if (bankVersion !== null)
    return bankVersion === contract ? null : { from: contract, to: bankVersion, because: 'run' };
  for (const id of [factIds.bankVersion, factIds.bankContract]) {
    const fact = drift?.facts.find((each) => each.id === id);
    if (fact?.was != null && fact.is !== null) return { from: fact.was, to: fact.is, because: 'last-go' };
  }
  const spoken = fingerprint?.facts.find(({ id }) => id === factIds.bankVersion)?.value;
  if (spoken === undefined || spoken === contract) return null;
  return { from: contract, to: spoken, because: 'spoken' };
}

/**
 * Writes bank-changes.json into a run's folder where the bank's contract is another one: what differs, and which steps it
 * touches. Where that can't be told the artefact says why. Never throws, and does nothing where nothing is to be compared.
 */
export async function keepBankChanges(
  { folder }: RunRecord,
  {
    project,
    environment,
    facts,
    verdict,
  }: { project: string; environment: Environment | null; facts: Facts; verdict: Verdict },
): Promise<void> {
  if (environment?.bank == null) return;
  const pair = versionsToCompare(facts, verdict, environment.bank.contract);
  if (pair === null) return;
  const changes = await changesBetween(pair, { project, staged: environment.staged, journal: folder.journal });
  await writeArtefact(folder.bankChanges, changes).catch(() => undefined);
}

/** What differs between two versions, of the contracts that the project keeps or, on the staged platform, the sample bank's. */
export async function changesBetween(
  pair: VersionPair,
  where: { project: string; staged: boolean; journal: string },
): Promise<BankChanges> {
  const unknown = (trouble: string): BankChanges => ({
    schemaVersion: SCHEMA_VERSION,
    ...pair,
    library: null,
    operations: [],
    trouble,
  });
  const [base, revision] = [pair.from, pair.to].map((version) => documentOf(version, where));
  if (base === undefined || revision === undefined) {
    const missing = base === undefined ? pair.from : pair.to;
    return unknown(`the contract of ${missing} is not kept here (mocks/contracts/${missing}/openapi.yaml)`);
  }
  try {
    return {
      schemaVersion: SCHEMA_VERSION,
      ...pair,
      ...(await compared(base, revision, where.journal)),
      trouble: null,
    };
  } catch (error) {
    return unknown(error instanceof Problem ? error.why : messageOf(error));
  }
}

function documentOf(version: string, { project, staged }: { project: string; staged: boolean }): string | undefined {
  if (!VERSION_NAME.test(version)) return undefined;
  const folders = staged ? [project, HARNESS_FOLDER] : [project];
  return folders.map((folder) => join(folder, 'mocks', 'contracts', version, 'openapi.yaml')).find(existsSync);
}

/** Loaded only here: most runs compare nothing. */
async function compared(baseFile: string, revisionFile: string, journal: string) {
  const [{ compareContracts }, { findLibrary }, { madeCalls }, { readComparable }, { touchedBy }] = await Promise.all([
    import('../../mocks/comparison/diff/compare-contracts.ts'),
    import('../../mocks/comparison/diff/find-library.ts'),
    import('../../mocks/comparison/diff/made-calls.ts'),
    import('../../mocks/comparison/diff/read-comparable.ts'),
    import('../../mocks/comparison/diff/touched.ts'),
  ]);
  const [base, revision] = await Promise.all([readComparable(baseFile), readComparable(revisionFile)]);
  const comparison = await compareContracts(base, revision, findLibrary());
  const { touched } = touchedBy(madeCalls((await readJournal(journal)).entries), { base, revision, comparison });
  const stepsOf = new Map(touched.map(({ difference, steps }) => [difference, steps]));
  const operations = comparison.operations.map(({ operation, method, path, differences }): ChangedOperation => {
    const changes = differences.map((difference) => ({
      level: difference.level,
      text: difference.text,
      statuses: difference.statuses === null ? null : [...difference.statuses],
      steps: [...(stepsOf.get(difference) ?? [])],
    }));
    return { operation, method, path, called: differences.some((each) => stepsOf.has(each)), changes };
  });
  // The order within is kept: the operation with the worst difference comes first.
  operations.sort((a, b) => Number(b.called) - Number(a.called));
  return { library: comparison.library, operations };
}
