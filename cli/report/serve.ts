import { once } from 'node:events';
import { basename, join } from 'node:path';
import { environmentNames } from '../../environments/load.ts';
import { serveOnLoopback } from '../../reports/server/loopback-server.ts';
import { reportApp } from '../../reports/server/report-app.ts';
import { runAddress } from '../../reports/server/run-links.ts';
import { messageOf } from '../../support/problem.ts';
import type { ReportOptions } from '../commands/report.ts';
import { sideBySide } from '../compare/side-by-side.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { EXIT } from '../exit-codes.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { printResult, say } from '../output.ts';
import { reportsFolder } from '../reports-folder.ts';
import { wantedRun } from './wanted-run.ts';

const LATEST = 'latest';

/**
 * Serves the reports of all environments to this machine until it is interrupted, which is how it is meant to end: exit
 * code 0. The address is that of all runs, of those on one environment, or of the one that was named. Rejects with a Problem when it can't listen, or there
 * is no such run.
 */
export async function serveReports(project: string, run: string, options: ReportOptions): Promise<number> {
  const reports = reportsFolder(project, options);
  const named =
    run === LATEST ? listOf(options.env) : runAddress(basename((await wantedRun(reports, run, options.env)).path));
  const environments = environmentNames(join(project, 'environments'));
  using interruption = listenForInterruption();
  const { signal } = interruption;
  const app = reportApp({
    reports,
    compare: (first, second) => sideBySide(first, second, { project, reports, environments }),
    onDefect: (error) => say(`A page can't be shown: ${messageOf(error)}`),
    stopping: signal,
  });
  const server = await serveOnLoopback(app, options.port ?? 0);
  try {
    const url = new URL(named, server.url).href;
    printResult(options.json === true ? JSON.stringify({ url, reports }, null, 2) : url);
    say(`The runs in ${reports} are served to this machine until Ctrl-C.`);
    if (options.open === true) openInBrowser(url);
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await server.stop();
  }
  return EXIT.go;
}

/** Where all runs are shown, or those on one environment. */
function listOf(environment: string | undefined): string {
  return environment === undefined ? '/' : `/runs?${new URLSearchParams({ environment })}`;
}
