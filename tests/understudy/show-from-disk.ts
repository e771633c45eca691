import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { writeSingleFile } from '../../reports/embedding/write-single-file.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { writeUnderstudy } from '../../reports/understudy/write-understudy.ts';
import { browserLaunch } from '../../support/browser.ts';
import { OverheardPage } from '../helpers/overheard-page.ts';
import { writePictures } from './show-samples.ts';

const LIMIT_MS = 10_000;

/** Shows, and pages that are one file, made and opened as a presenter does, from disk with the network off. */
export class ShowsFromDisk {
  readonly #browser: Browser;
  readonly #folder: string;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async prepare(): Promise<ShowsFromDisk> {
    return new ShowsFromDisk(await chromium.launch(browserLaunch()), await mkdtemp(join(tmpdir(), 'a show ')));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Makes one of them, opens it and hands it to `look`; afterwards nothing may have been said, or asked for besides the file. */
  async open(
    input: ReportInput,
    options: BrowserContextOptions & { at?: string; as?: 'show' | 'page' },
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const { at = '', as = 'show', ...context } = options;
    await rm(join(this.#folder, 'attachments'), { recursive: true, force: true });
    writePictures(this.#folder, recordedPaths(input));
    const file = join(this.#folder, 'understudy.html');
    await (as === 'show' ? writeUnderstudy : writeSingleFile)(input, this.#folder, file);
    const window = await this.#browser.newContext({
      viewport: { width: 1280, height: 800 },
      offline: true,
      reducedMotion: 'reduce',
      ...context,
    });
    try {
      const page = await window.newPage();
      page.setDefaultTimeout(LIMIT_MS);
      const overheard = new OverheardPage(page);
      await page.goto(pathToFileURL(file).href + at);
      await look(page);
      overheard.assertQuiet(pathToFileURL(file).href, 'data:image/');
    } finally {
      await window.close();
    }
  }
}

/** The evidence with only the pictures that are said to be there. */
function recordedPaths({ evidence, present }: ReportInput): NonNullable<ReportInput['evidence']> {
  if (evidence === null) throw new Error('there is no evidence to make a show of');
  return {
    ...evidence,
    scenarios: evidence.scenarios.map((scenario) => ({
      ...scenario,
      steps: scenario.steps.map((step) => ({
        ...step,
        pictures: step.pictures.filter(({ path }) => present.has(path)),
      })),
    })),
  };
}
