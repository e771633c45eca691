import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { browserLaunch } from '../../support/browser.ts';
import { median } from '../statistics.ts';
import { record } from './record.ts';
import { allureAwesome, playwrightHtml, type ReportTool, rehearse } from './reports.ts';
import { usableAfter } from './usable.ts';

// Makes reports of the same recorded runs, one tool after the other in each round: whole command, peak memory, what the
// report adds to the command's bare self, bytes besides the pictures, files, and the time until the page can be used.
// Ends with 1 when rehearse is behind any other on any of them at 1,000 scenarios.
// Usage: node bench/report/report.ts [--sizes 10,100,1000,5000] [--rounds 5] [--allure-up-to 1000]

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,100,1000,5000' },
    rounds: { type: 'string', default: '5' },
    /** Allure takes minutes and gigabytes for more. */
    'allure-up-to': { type: 'string', default: '1000' },
  },
});
const DECIDES = 1000;
const MEASURES = ['whole, ms', 'peak, MB', 'added, ms', 'page, kB', 'files', 'usable, ms'] as const;
const COMPARED: readonly Measure[] = ['whole, ms', 'peak, MB', 'page, kB', 'usable, ms'];

type Measure = (typeof MEASURES)[number];
type Row = Record<Measure, number>;

const behind: string[] = [];
const browser = await chromium.launch(browserLaunch());
try {
  for (const scenarios of values.sizes.split(',').map(Number)) await compare(scenarios);
} finally {
  await browser.close();
}
if (behind.length > 0) {
  console.log(`\nBehind at ${DECIDES}: ${behind.join('; ')}`);
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
      for (const tool of tools) rounds.get(tool)?.push(await measured(tool, folder, browser));
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
  const own = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => tool.isOurs(relative(out, path)));
  return {
    'whole, ms': wholeMs,
    'peak, MB': peakMb,
    'added, ms': wholeMs - bare.wholeMs,
    'page, kB': own.reduce((sum, path) => sum + statSync(path).size, 0) / 1000,
    files: own.length,
    'usable, ms': await usableAfter(inside, tool, out),
  };
}

function print(scenarios: number, rounds: ReadonlyMap<ReportTool, readonly Row[]>): void {
  console.log(
    `\n${scenarios} scenarios of 20 steps and 2 pictures, medians of ${values.rounds}; in brackets: times ours`,
  );
  console.log(`  ${''.padEnd(18)}${MEASURES.map((measure) => measure.padStart(18)).join('')}`);
  const middle = (tool: ReportTool, measure: Measure) => median((rounds.get(tool) ?? []).map((row) => row[measure]));
  for (const tool of rounds.keys()) {
    const cells = MEASURES.map((measure) => {
      const value = middle(tool, measure);
      const ratio = value / middle(rehearse, measure);
      if (scenarios === DECIDES && COMPARED.includes(measure) && ratio < 1) behind.push(`${measure} of ${tool.name}`);
      return `${value.toFixed(0)}${tool === rehearse ? '' : ` (${ratio.toFixed(1)})`}`.padStart(18);
    });
    console.log(`  ${tool.name.padEnd(18)}${cells.join('')}`);
  }
}
