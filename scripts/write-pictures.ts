import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { browserLaunch } from '../support/browser.ts';
import { waitFor } from '../support/wait.ts';

// Takes the pictures of docs/pictures: one rehearsal of the sample platform for every way in which a run can end, the first
// screen of its page as a laptop shows it. To be run by hand, and its pictures looked at, when the pages have changed.

const project = join(import.meta.dirname, '..');
const pictures = join(project, 'docs/pictures');
const LAPTOP = { width: 1440, height: 900 };
const DEMO = ['--demo', 'in 2h', '--slot', '20m'];

interface Rehearsed {
  /** What the picture is called. */
  name: string;
  args: readonly string[];
  /** Ends the run as soon as its journal says something. */
  ended?: { by: 'SIGINT' | 'SIGKILL'; when: RegExp };
}

const RUNS: readonly Rehearsed[] = [
  { name: 'first', args: [] },
  { name: 'second', args: [] },
  { name: 'go', args: [] },
  { name: 'risk', args: ['--incident', 'licence-expires'] },
  { name: 'no-go', args: ['--incident', 'job-elsewhere'] },
  { name: 'inconclusive', args: [], ended: { by: 'SIGINT', when: /"step-ended"/ } },
  { name: 'cut-off', args: [], ended: { by: 'SIGKILL', when: /"kind":"milestone"/ } },
  { name: 'empty', args: [], ended: { by: 'SIGKILL', when: /"stage-begun"/ } },
];

async function rehearsed({ args, ended }: Rehearsed, reports: string): Promise<string> {
  const command = [join(project, 'cli/main.ts'), 'run', ...DEMO, '--reports', reports, ...args];
  const before = newest(reports);
  const child = spawn(process.execPath, command, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  const exited = once(child, 'exit');
  if (ended !== undefined) {
    const journal = () => join(newest(reports), 'journal.jsonl');
    const says = async () =>
      newest(reports) !== before && existsSync(journal()) && ended.when.test(readFileSync(journal(), 'utf8'))
        ? true
        : undefined;
    await waitFor(says, { withinMs: 60_000 });
    child.kill(ended.by);
  }
  await exited;
  const folder = newest(reports);
  const report = spawn(process.execPath, [join(project, 'cli/main.ts'), 'report', '--reports', reports], {
    cwd: project,
    stdio: 'ignore',
  });
  await once(report, 'exit');
  return folder;
}

function newest(reports: string): string {
  const record = join(reports, 'latest/run.json');
  if (!existsSync(record)) return '';
  const { id }: { id: string } = JSON.parse(readFileSync(record, 'utf8'));
  return join(reports, 'runs', id);
}

async function picture(browser: Browser, page: string, name: string): Promise<void> {
  const opened = await browser.newPage({ viewport: LAPTOP, colorScheme: 'light', timezoneId: 'UTC' });
  await opened.goto(pathToFileURL(page).href);
  await opened.screenshot({ path: join(pictures, `${name}.png`) });
  await opened.close();
}

const reports = mkdtempSync(join(tmpdir(), 'rehearse-pictures-'));
const browser = await chromium.launch(browserLaunch());
try {
  mkdirSync(pictures, { recursive: true });
  for (const run of RUNS) {
    const folder = await rehearsed(run, reports);
    await picture(browser, join(folder, 'index.html'), run.name);
  }
} finally {
  await browser.close();
  rmSync(reports, { recursive: true, force: true });
}
