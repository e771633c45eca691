import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { COMPILE_CACHE } from '../../cli/project.ts';
import { browserLaunch } from '../../support/browser.ts';
import { median } from '../statistics.ts';
import { record } from './record.ts';
import { allureAwesome, playwrightHtml, type ReportTool, rehearse } from './reports.ts';
import { usableAfter } from './usable.ts';

// Makes reports of the same recorded runs, each tool first in turn, all with what was compiled before:
// - whole: the command that makes the report of what was recorded, as a process. Ours also writes run sheet, summary, JUnit, CTRF,
//   badge and, up to 1,000 pictures, the understudy. Playwright's is given its blob and so unpacks the pictures as well;
//   what each recorder took while the scenarios were played is in none.
// - added: that without the command's bare self: `rehearse incidents`, merging the same blob for nobody (`null`), and
//   `allure --version`. So reading what was recorded counts for ours and Allure's, and not for Playwright's.
// - its page: what the page alone adds to that, of a command that makes more: reading what was recorded, rendering, index.html.
// - page and files: of the report, without pictures; of ours index.html alone, in which all of it is.
// - list: from opening in a window of its own until a row of the list answered a click (of lists that a script makes: was there).
// - opened: until the frame was drawn that shows what was clicked at once: a scenario's steps in ours, a test (or where there are
//   many, the tests of their file) in Playwright's, the tests of a suite in Allure's, which is served over loopback because it
//   doesn't open from disk.
// Ends with 1 when rehearse is behind any other at 1,000 scenarios, its page takes more than 370 ms there (what Playwright's was
// once measured to add to a run), or it has not opened within 100 ms from 100 to 5,000.
// Usage: node bench/report/report.ts [--sizes 10,100,1000,5000] [--rounds 5] [--allure-up-to 1000]

// Whoever brings no cache of compiled code has this one.
process.env.NODE_COMPILE_CACHE = COMPILE_CACHE;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,100,1000,5000' },
    rounds: { type: 'string', default: '5' },
    /** Allure takes minutes and gigabytes for more. */
    'allure-up-to': { type: 'string', default: '1000' },
  },
});
const DECIDES = 1000;
const MEASURES = [
  'whole, ms',
  'peak, MB',
  'added, ms',
  'its page, ms',
  'page, kB',
  'files',
  'list, ms',
  'opened, ms',
] as const;
const COMPARED: readonly Measure[] = [
  'whole, ms',
  'peak, MB',
  'added, ms',
  'its page, ms',
  'page, kB',
  'list, ms',
  'opened, ms',
];
const OPENED_WITHIN_MS = 100;
const PAGE_WITHIN_MS = 370;
const FROM_SCENARIOS = 100;

type Measure = (typeof MEASURES)[number];
type Row = Record<Measure, number>;

const failed: string[] = [];
const browser = await chromium.launch(browserLaunch());
try {
  for (const scenarios of values.sizes.split(',').map(Number)) await compare(scenarios);
} finally {
  await browser.close();
}
if (failed.length > 0) {
  console.log(`\nNot as it should be: ${failed.join('; ')}`);
  process.exitCode = 1;
}

async function compare(scenarios: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-report-'));
  try {
    await record(folder, scenarios);
    const withAllure = scenarios <= Number(values['allure-up-to']);
    const tools = [rehearse, playwrightHtml, ...(withAllure ? [allureAwesome] : [])];
    const rounds = new Map<ReportTool, Row[]>(tools.map((tool) => [tool, []]));
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const turn = round % tools.length;
      for (const tool of [...tools.slice(turn), ...tools.slice(0, turn)])
        rounds.get(tool)?.push(await measured(tool, folder, browser));
    }
    print(scenarios, rounds);
    if (!withAllure) console.log(`  Allure 3 was left out: --allure-up-to ${scenarios} brings it in`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(tool: ReportTool, folder: string, inside: Browser): Promise<Row> {
  const out = join(folder, tool.folder);
  if (tool !== rehearse) rmSync(out, { recursive: true, force: true });
  const bare = await tool.bare(folder);
  const { wholeMs, peakMb } = await tool.make(folder);
  const page = await tool.makePage?.(folder);
  const withoutPage = await tool.makePage?.();
  const own = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => tool.isOurs(relative(out, path)));
  const { listMs, openedMs } = await usableAfter(inside, tool, out);
  return {
    'whole, ms': wholeMs,
    'peak, MB': peakMb,
    'added, ms': wholeMs - bare.wholeMs,
    'its page, ms': (page?.wholeMs ?? wholeMs) - (withoutPage ?? bare).wholeMs,
    'page, kB': own.reduce((sum, path) => sum + statSync(path).size, 0) / 1000,
    files: own.length,
    'list, ms': listMs,
    'opened, ms': openedMs,
  };
}

function print(scenarios: number, rounds: ReadonlyMap<ReportTool, readonly Row[]>): void {
  console.log(
    `\n${scenarios} scenarios of 20 steps and 2 pictures, medians of ${values.rounds}; in brackets: times ours`,
  );
  console.log(`  ${''.padEnd(18)}${MEASURES.map((measure) => measure.padStart(18)).join('')}`);
  const middle = (tool: ReportTool, measure: Measure) => median((rounds.get(tool) ?? []).map((row) => row[measure]));
  const opened = middle(rehearse, 'opened, ms');
  if (scenarios >= FROM_SCENARIOS && opened > OPENED_WITHIN_MS)
    failed.push(`what was clicked is drawn after ${opened.toFixed(0)} ms at ${scenarios}`);
  const page = middle(rehearse, 'its page, ms');
  if (scenarios === DECIDES && page > PAGE_WITHIN_MS)
    failed.push(`its page takes ${page.toFixed(0)} ms at ${scenarios}`);
  for (const tool of rounds.keys()) {
    const cells = MEASURES.map((measure) => {
      const value = middle(tool, measure);
      const ratio = value / middle(rehearse, measure);
      if (scenarios === DECIDES && COMPARED.includes(measure) && ratio < 1)
        failed.push(`behind ${tool.name} in ${measure}`);
      return `${value.toFixed(0)}${tool === rehearse ? '' : ` (${ratio.toFixed(1)})`}`.padStart(18);
    });
    console.log(`  ${tool.name.padEnd(18)}${cells.join('')}`);
  }
}
