import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { renderPage } from '../../reports/page/page.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { browserLaunch } from '../../support/browser.ts';
import { OverheardPage } from '../helpers/overheard-page.ts';
import { pngOf } from './png.ts';
import { samples } from './samples.ts';

export const LAPTOP = { width: 1440, height: 900 };
export const PROJECTOR = { width: 1024, height: 768 };
export const PHONE = { width: 390, height: 844 };

/** No part of a page needs nearly as long. */
const LIMIT_MS = 10_000;

type Options = BrowserContextOptions & { now?: string; at?: string };

/** Report pages opened as a reader does, from disk with the network off. */
export class PagesFromDisk {
  readonly #browser: Browser;
  readonly #folder: string;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async prepare(inputs: readonly ReportInput[] = Object.values(samples)): Promise<PagesFromDisk> {
    const browser = await chromium.launch(browserLaunch());
    const folder = await mkdtemp(join(tmpdir(), 'report page '));
    await mkdir(join(folder, 'attachments'));
    const picture = pngOf(64, 40, [30, 90, 160]);
    for (const { evidence } of inputs) {
      const paths = (evidence?.scenarios ?? []).flatMap(({ steps }) => steps.flatMap(({ screenshots }) => screenshots));
      await Promise.all(paths.map((path) => writeFile(join(folder, path), picture)));
    }
    return new PagesFromDisk(browser, folder);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * Opens the page and hands it to `look`; afterwards nothing may have been said or asked for outside its folder.
   * `now` is the time that the browser has, `at` the place in the page that is opened.
   */
  async open(
    input: ReportInput,
    { now, at = '', ...options }: Options,
    look: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> {
    const context = await this.#browser.newContext({ viewport: LAPTOP, offline: true, ...options });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(LIMIT_MS);
      const overheard = new OverheardPage(page);
      if (now !== undefined) {
        await page.clock.install({ time: new Date(Date.parse(now) - 1000) });
        await page.clock.pauseAt(new Date(now));
      }
      const file = join(this.#folder, 'index.html');
      await writeFile(file, await renderPage(input));
      await page.goto(pathToFileURL(file).href + at);
      await look(page, context);
      overheard.assertQuiet(pathToFileURL(this.#folder).href);
    } finally {
      await context.close();
    }
  }
}

/** By how many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  const widths: [number, number] = await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return widths[0] - widths[1];
}
