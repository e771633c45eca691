import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, runCommand } from './run-command.mjs';

const LIMIT_MS = 60_000;
const PAGE = 'data:text/html,<title>it opens a page</title>';

/** Has a browser open a page. Resolves to `{ started: true }`, or `{ started: false, why }`. */
export async function startBrowser({ path, args = [], env = {} }) {
  const profile = mkdtempSync(join(tmpdir(), 'rehearse-browser-'));
  try {
    const { code, stdout, output } = await runCommand(
      path,
      // Without the sandbox, as Playwright starts it: where the system forbids it a browser would not start at all.
      [...args, '--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, '--dump-dom', PAGE],
      { env: { ...process.env, ...env }, limitMs: LIMIT_MS },
    );
    if (stdout.includes('<title>it opens a page</title>')) return { started: true };
    return { started: false, why: lastLines(output, 2) || `it ended with exit code ${code} and without a page` };
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
