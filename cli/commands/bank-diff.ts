import { basename } from 'node:path';
import { compareContracts } from '../../mocks/comparison/diff/compare-contracts.ts';
import { findLibrary } from '../../mocks/comparison/diff/find-library.ts';
import { madeCalls } from '../../mocks/comparison/diff/made-calls.ts';
import { readComparable } from '../../mocks/comparison/diff/read-comparable.ts';
import { touchedBy } from '../../mocks/comparison/diff/touched.ts';
import { readJournal } from '../../model/journal-file.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { contractFile } from '../bank-changes/contract-file.ts';
import { type DiffReport, diffText } from '../bank-changes/diff-text.ts';
import { recordedRun } from '../bank-changes/recorded-run.ts';
import { EXIT } from '../exit-codes.ts';
import { mayColour, printResult } from '../output.ts';
import { reportsFolder } from '../reports-folder.ts';

/** What `rehearse bank diff` was given. */
export interface BankDiffOptions {
  run?: string;
  reports?: string;
  all?: boolean;
  json?: boolean;
}

/**
 * What changed from one contract to another, and which of it touches calls the platform makes. Exit code 1 when
 * something breaking does, 3 when something is breaking and no run tells whether the platform calls it, otherwise 0.
 */
export async function bankDiff(project: string, a: string, b: string, options: BankDiffOptions): Promise<number> {
  const library = findLibrary();
  const [base, revision] = await Promise.all([readComparable(contractFile(a)), readComparable(contractFile(b))]);
  const comparison = await compareContracts(base, revision, library);
  const reports = reportsFolder(project, options);
  const run = await recordedRun(reports, options.run, async (folder) => (await callsOf(folder)).length > 0);
  const calls = run === undefined ? [] : await callsOf(run);
  const reach = touchedBy(calls, { base, revision, comparison });
  const held = run === undefined || calls.length === 0 ? null : { id: basename(run.path), calls: calls.length, reach };
  const report: DiffReport = { base, revision, comparison, run: held };
  const { all = false, json = false } = options;
  printResult(json ? asJson(report) : diffText(report, { all, colour: mayColour(process.stdout) }));
  return exitCode(report);
}

async function callsOf({ journal }: RunFolder) {
  return madeCalls((await readJournal(journal)).entries);
}

function exitCode({ comparison, run }: DiffReport): number {
  if (run !== null && run.reach.unknown.length < run.calls) {
    return run.reach.touched.some(({ difference }) => difference.level === 'breaking') ? EXIT.noGo : EXIT.go;
  }
  const breaking = comparison.operations.some(({ differences }) =>
    differences.some(({ level }) => level === 'breaking'),
  );
  return breaking ? EXIT.inconclusive : EXIT.go;
}

function asJson({ base, revision, comparison, run }: DiffReport): string {
  const named = ({ file, title, version }: typeof base) => ({ file, title, version });
  const { library, operations } = comparison;
  return JSON.stringify({ base: named(base), revision: named(revision), library, operations, run }, null, 2);
}
