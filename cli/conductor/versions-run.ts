import { mkdirSync } from 'node:fs';
import type { EnvironmentSource } from '../../environments/load.ts';
import type { Compatibility } from '../../model/compatibility.ts';
import { type CompatibilityFolder, compatibilityFolder } from '../../model/compatibility-folder.ts';
import { writeArtefact, writeWhole } from '../../model/write-artefact.ts';
import { assembleMatrix, type VersionRun } from '../../reports/matrix/assemble.ts';
import { renderMatrixPage } from '../../reports/matrix/page.ts';
import { renderMatrixTerminal } from '../../reports/matrix/terminal.ts';
import { onOneLine } from '../../reports/words/legible-text.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import { newRunId } from '../../support/ids.ts';
import { Problem, Problems } from '../../support/problem.ts';
import type { RunOptions } from '../commands/run.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { mayColour, printResult, say } from '../output.ts';
import { reportsFolder } from '../reports-folder.ts';
import { chooseVersions, servedVersions } from './bank-versions.ts';
import { carryOut, type EndedRun } from './one-run.ts';

/** A rehearsal of the platform against several versions of the bank's API. */
export interface VersionsOrder {
  project: string;
  source: EnvironmentSource;
  options: RunOptions;
  asked: 'all' | readonly string[];
}

/**
 * Rehearses against each version, one whole run after another, and puts the matrix together. Resolves with the exit
 * code: that of the version which the environment expects, or the worst where that one was not asked for.
 */
export async function rehearseVersions({ project, source, options, asked }: VersionsOrder): Promise<number> {
  const versions = chooseVersions(asked, await servedVersions(source));
  const begun = systemClock.now();
  const runs: VersionRun[] = [];
  let expected: string | null = null;
  let interrupted = false;
  const heard = (version: string) => (ended: EndedRun) => {
    expected = ended.environment?.bank?.contract ?? expected;
    runs.push({ version, verdict: ended.verdict, evidence: ended.input.evidence });
    say(`${version}: ${ended.verdict.outcome}. ${onOneLine(ended.verdict.summary, 400)}\n`);
  };
  for (const version of versions) {
    const order = { project, source, options, bankVersion: version };
    interrupted = await carryOut(order, heard(version)).then(
      (ended) => ended.interrupted,
      (error: unknown) => {
        // What kept one version's run from being carried out is in its report, and must not cost the other versions'.
        if (!isForPeople(error) || runs.at(-1)?.version !== version) throw error;
        return false;
      },
    );
    if (interrupted) break;
  }
  const matrix = assembleMatrix(
    {
      id: newRunId(begun),
      environment: source.name,
      expected,
      startedAt: isoTime(begun),
      endedAt: isoTime(systemClock.now()),
    },
    runs,
  );
  const folder = compatibilityFolder(reportsFolder(project, options), matrix.id);
  await keep(matrix, folder);
  if (options.json) printResult(JSON.stringify(matrix, null, 2));
  else printResult(renderMatrixTerminal(matrix, { page: folder.page, colour: mayColour(process.stdout) }));
  return interrupted ? EXIT.interrupted : exitCodeOfMatrix(matrix, options.strict ?? false);
}

async function keep(matrix: Compatibility, folder: CompatibilityFolder): Promise<void> {
  mkdirSync(folder.path, { recursive: true });
  await writeArtefact(folder.matrix, matrix);
  await writeWhole(folder.page, renderMatrixPage(matrix));
}

/** 0 when the version that the environment expects goes, otherwise 1; all of them count where that one is not there. */
export function exitCodeOfMatrix({ versions, expected }: Compatibility, strict: boolean): number {
  const expectedOnes = versions.filter(({ version }) => version === expected);
  const counted = expectedOnes.length > 0 ? expectedOnes : versions;
  const goes = counted.length > 0 && counted.every(({ outcome }) => exitCodeOf(outcome, strict) === EXIT.go);
  return goes ? EXIT.go : EXIT.noGo;
}

function isForPeople(error: unknown): boolean {
  return error instanceof Problem || error instanceof Problems;
}
