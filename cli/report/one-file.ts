import { basename, resolve } from 'node:path';
import { readRun } from '../../reports/read-run.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { whyNot } from '../../reports/understudy/provenance.ts';
import { counted } from '../../reports/words/count-text.ts';
import { Problem } from '../../support/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { printResult, say } from '../output.ts';
import { reportsFolder } from '../reports-folder.ts';
import { LAST_GO, wantedRun } from './wanted-run.ts';

/** What is to be made of a run as one file, and where. */
export interface OneFileOptions {
  understudy?: string;
  singleFile?: string;
  env?: string;
  reports?: string;
  open?: boolean;
  json?: boolean;
}

const MOST_BY_MAIL = 25_000_000;

/** Makes a run's show, its page as one file, or both, and prints where they are. `named` is what was said of the run. */
export async function writeOneFile(
  project: string,
  named: string | undefined,
  options: OneFileOptions,
): Promise<number> {
  const { understudy, singleFile } = options;
  const reports = reportsFolder(project, options);
  const wanted = named ?? (understudy === undefined ? 'latest' : LAST_GO);
  const folder = await wantedRun(reports, wanted, options.env);
  const input = await readRun(folder);
  const made = {
    ...(understudy === undefined ? {} : { understudy: await makeUnderstudy(input, folder.path, understudy, wanted) }),
    ...(singleFile === undefined ? {} : { singleFile: await makeSingleFile(input, folder.path, singleFile) }),
  };
  const paths = Object.values(made);
  printResult(options.json === true ? JSON.stringify({ run: folder.path, ...made }, null, 2) : paths.join('\n'));
  if (options.open === true) for (const path of paths) openInBrowser(path);
  return EXIT.go;
}

async function makeUnderstudy(input: ReportInput, folder: string, file: string, wanted: string): Promise<string> {
  const why = whyNot(input.run, input.verdict, input.evidence);
  if (why !== null && wanted === 'latest') {
    throw new Problem(
      'The latest run can’t stand in for the demo',
      `run ${input.run.id} ${why}`,
      `name one that went, such as ${LAST_GO}; or this one by its id, and the show says in red what it is`,
    );
  }
  const { writeUnderstudy } = await import('../../reports/understudy/write-understudy.ts');
  const { path, bytes, scenarios, screens, leftOut } = await writeUnderstudy(input, folder, resolve(file));
  if (why !== null) say(`Run ${input.run.id} ${why}: the show says so in red`);
  for (const sentence of leftOut) say(sentence);
  say(`${counted(scenarios, 'scenario')}, ${counted(screens, 'screen')}, ${inMegabytes(bytes)}`);
  return path;
}

async function makeSingleFile(input: ReportInput, folder: string, file: string): Promise<string> {
  const { writeSingleFile } = await import('../../reports/embedding/write-single-file.ts');
  const { path, bytes, pictures, leftOut } = await writeSingleFile(input, folder, resolve(file));
  if (leftOut > 0) say(`${counted(leftOut, 'picture')} left out: a page holds only so many`);
  say(`${counted(pictures, 'picture')}, ${inMegabytes(bytes)}`);
  if (bytes > MOST_BY_MAIL) {
    say(
      `${basename(path)} is ${inMegabytes(bytes)}, nearly all of it pictures: many mail servers refuse more than ` +
        `${inMegabytes(MOST_BY_MAIL)}. Put it where it can be fetched, or rehearse a part with --only`,
    );
  }
  return path;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
