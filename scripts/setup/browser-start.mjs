import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { NODE_MODULES } from './places.mjs';
import { runCommand } from './run-command.mjs';

const LIMIT_MS = 60_000;
const OPENER = join(dirname(fileURLToPath(import.meta.url)), 'open-page.mjs');
const PROJECTS_NODE = join(NODE_MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Has a browser open a page as it will in rehearsals. Resolves to `{ started: true }`, or `{ started: false, why }`. */
export async function startBrowser({ path, playwrights = false, args = [], env = {} }) {
  const launch = { ...(playwrights ? {} : { executablePath: path }), args, env };
  const node = existsSync(PROJECTS_NODE) ? PROJECTS_NODE : process.execPath;
  const { code, stdout, output } = await runCommand(node, [OPENER, JSON.stringify(launch)], { limitMs: LIMIT_MS });
  if (stdout === 'it opens a page') return { started: true };
  return { started: false, why: reasonIn(output) || `it ended with exit code ${code} and without a page` };
}

/** What Playwright says of a launch that failed: the browser's own last words, or else the first of its own. */
function reasonIn(output) {
  const lines = stripVTControlCharacters(output).split('\n');
  const ofBrowser = lines.findLast((line) => /\[pid=\d+\]\[err\] /.test(line));
  return (ofBrowser ?? lines[0]).replace(/^.*?(?:\[err\]|browserType\.launch:) /, '');
}
