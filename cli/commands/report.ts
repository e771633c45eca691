import type { RunFolder } from '../../model/run-folder.ts';
import { renderRun } from '../../reports/render-run.ts';
import { Problem } from '../../support/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { printResult, say } from '../output.ts';
import type { OneFileOptions } from '../report/one-file.ts';
import { wantedRun } from '../report/wanted-run.ts';
import { reportsFolder } from '../reports-folder.ts';

/** What `rehearse report` was given. */
export interface ReportOptions extends OneFileOptions {
  open?: boolean;
  /** Serves all runs instead of rendering one. */
  serve?: boolean;
  port?: number;
  /** Makes Allure's own report of the run too. */
  allure?: boolean;
  reports?: string;
  json?: boolean;
}

/**
 * Renders a run again from what it recorded, a run that was cut off too, and prints where its page is; or serves the pages
 * of all runs until it is interrupted.
 */
export async function report(project: string, named: string | undefined, options: ReportOptions): Promise<number> {
  const run = named ?? 'latest';
  assertGoTogether(options);
  if (options.serve === true) return (await import('../report/serve.ts')).serveReports(project, run, options);
  if (options.understudy !== undefined || options.singleFile !== undefined)
    return (await import('../report/one-file.ts')).writeOneFile(project, named, options);
  const folder = await wantedRun(reportsFolder(project, options), run, options.env);
  // Before the page, which links it.
  const allure = options.allure === true ? await allureReport(folder) : {};
  const { page } = await renderRun(folder.path);
  const made = { page, ...allure };
  printResult(
    options.json === true ? JSON.stringify({ run: folder.path, ...made }, null, 2) : Object.values(made).join('\n'),
  );
  if (options.open === true) openInBrowser(page);
  return EXIT.go;
}

/** Throws a Problem where one option would be passed over because of another. */
function assertGoTogether({ serve, port, allure, understudy, singleFile }: ReportOptions): void {
  if (port !== undefined && serve !== true)
    throw new Problem('--port needs --serve', 'a page that is a file has no port', 'add --serve, or leave --port out');
  const files = [
    ...(understudy === undefined ? [] : ['--understudy']),
    ...(singleFile === undefined ? [] : ['--single-file']),
  ];
  const made = [...files, ...(allure === true ? ['--allure'] : [])];
  const [first = ''] = made;
  if (serve === true && made.length > 0)
    throw new Problem(
      `${first} and --serve do not go together`,
      'one makes something of a run and ends, the other shows all runs until Ctrl-C',
      'run the command once with each',
    );
  if (allure === true && files.length > 0)
    throw new Problem(
      `--allure and ${first} do not go together`,
      'Allure’s report lies in the run’s folder, and is in no file made to be sent',
      'run the command once with each',
    );
}

/** Makes Allure's report, and says how to open one that can't be opened from disk. */
async function allureReport(folder: RunFolder): Promise<{ allure: string }> {
  const { makeAllureReport } = await import('../../reports/allure/allure-report.ts');
  const { page, opensFromDisk } = await makeAllureReport(folder);
  if (!opensFromDisk)
    say(`Allure’s report is too big for one file and has to be served: npx allure open ${folder.allureReport}`);
  return { allure: page };
}
