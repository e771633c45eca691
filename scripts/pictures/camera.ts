import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

const pictures = join(import.meta.dirname, '../../docs/pictures');
/** Larger, a picture makes whoever clones the repository wait. */
const MOST_BYTES = 250_000;

/** What is looked at in a picture, besides its top. */
export interface View {
  width?: number;
  height?: number;
  /** Done before the picture is taken: to scroll to something, say. */
  first?: (page: Page) => Promise<unknown>;
}

/**
 * Takes docs/pictures/<name>.png of the page at an address, as a laptop shows it; what is below the fold is not in it. Throws
 * where the picture would be too large to be kept.
 */
export async function photograph(
  browser: Browser,
  address: string,
  name: string,
  { width = 1440, height = 900, first }: View = {},
): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: 'light',
    // So that a scroll is over at once.
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
  });
  try {
    await page.goto(address);
    await first?.(page);
    await allDecoded(page);
    const path = join(pictures, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    const { size } = statSync(path);
    process.stdout.write(`${name}.png, ${Math.round(size / 1000)} kB\n`);
    if (size > MOST_BYTES) throw new Error(`${name}.png is too large to be kept: take it of a smaller window`);
  } finally {
    await page.close();
  }
}

/** A picture in the window that is still being decoded would be an empty box. In the page's own words: it has a document. */
async function allDecoded(page: Page): Promise<void> {
  await page.evaluate(`Promise.all([...document.images]
    .filter((image) => image.getBoundingClientRect().top < innerHeight)
    .map((image) => image.decode().catch(() => {})))`);
}
