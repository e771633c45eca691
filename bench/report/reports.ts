import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Measured } from '../check/measure.ts';
import { measure } from '../check/measure.ts';

const project = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const playwright = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
const allure = join(project, 'node_modules/allure/cli.js');

/** One way of making a report of the same recorded run. */
export interface ReportTool {
  name: string;
  /** Makes the report, as a process of its own, from what was recorded in `folder`. */
  make(folder: string): Promise<Measured>;
  /** The same without the report itself, for what the report alone adds. */
  bare(folder: string): Promise<Measured>;
  /** The page alone, where the command makes more than that; without a folder, the same without making it. */
  makePage?(folder?: string): Promise<Measured>;
  /** Where the report is, and which of its files are the report's. */
  folder: string;
  isOurs(path: string): boolean;
  /** A row of its list, and in the page's own words a number that changes, to another one than 0, once that was clicked. */
  row: string;
  answer: string;
  /** Whether it has to be served: a page that fetches its data can't be opened from disk. */
  served: boolean;
}

export const rehearse: ReportTool = {
  name: 'rehearse report',
  make: (folder) => measure([join(project, 'cli/main.ts'), 'report', 'run', '--reports', folder], folder),
  bare: (folder) => measure([join(project, 'cli/main.ts'), 'incidents'], folder),
  makePage: (folder) =>
    measure(
      [join(import.meta.dirname, 'page-alone.ts'), ...(folder === undefined ? [] : [join(folder, 'runs/run')])],
      project,
    ),
  folder: 'runs/run',
  isOurs: (path) => path === 'index.html',
  row: '.scenario > summary',
  answer: "row.parentElement.querySelector('.frame') && (row.parentElement.open ? 1 : 2)",
  served: false,
};

export const playwrightHtml: ReportTool = {
  name: 'Playwright HTML',
  make: (folder) => withOutput(folder, ['merge-reports', '--reporter', 'html', join(folder, 'blob')]),
  bare: (folder) => withOutput(folder, ['merge-reports', '--reporter', 'null', join(folder, 'blob')]),
  folder: 'playwright-report',
  isOurs: (path) => !path.endsWith('.png'),
  // A file of very many tests is folded: then opening it is what answers.
  row: '.chip-header.expanded-false, a[href*="testId"]',
  answer: `document.querySelectorAll('[class*="test-case-path"], .chip-header.expanded-true + * a[href*="testId"]').length`,
  served: false,
};

export const allureAwesome: ReportTool = {
  name: 'Allure 3',
  make: (folder) =>
    measure([allure, 'generate', join(folder, 'allure-results'), '--output', join(folder, 'allure-report')], folder),
  bare: (folder) => measure([allure, '--version'], folder),
  folder: 'allure-report',
  isOurs: (path) => !path.endsWith('.png'),
  row: '[data-testid="tree-section-title"]',
  answer: `document.querySelectorAll('[data-testid="tree-section"]').length`,
  served: true,
};

function withOutput(folder: string, args: readonly string[]): Promise<Measured> {
  process.env.PLAYWRIGHT_HTML_OPEN = 'never';
  process.env.PLAYWRIGHT_HTML_OUTPUT_DIR = join(folder, 'playwright-report');
  return measure([playwright, ...args], folder);
}
