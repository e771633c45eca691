import { spawn } from 'node:child_process';
import { renderRun } from '../../reports/render-run.ts';
import { findRun } from '../../reports/runs.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult, say } from '../output.ts';
import { reportsFolder } from '../reports-folder.ts';

/** Renders a run again from what it recorded, a run that was cut off too, and prints where its page is. */
export async function report(
  project: string,
  run: string,
  options: { open?: boolean; reports?: string; json?: boolean },
): Promise<number> {
  const folder = await findRun(reportsFolder(project, options), run);
  const { page } = await renderRun(folder.path);
  printResult(options.json === true ? JSON.stringify({ run: folder.path, page }, null, 2) : page);
  if (options.open === true) open(page);
  return EXIT.go;
}

const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' };

/** Opens a file with what the desktop opens it with; where there is none, says so. */
function open(path: string): void {
  const opener = OPENERS[process.platform] ?? 'xdg-open';
  const child = spawn(opener, [path], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`${opener} is not there to open it: open the file in a browser yourself`));
  child.unref();
}
