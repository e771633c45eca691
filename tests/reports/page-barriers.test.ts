import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertNoBarrier } from '../helpers/barriers.ts';
import { LAPTOP, overflow, PagesFromDisk, PHONE, PROJECTOR } from './page-from-disk.ts';
import { samples } from './samples.ts';

describe('the report page, for every way in which a run can stand', () => {
  let pages: PagesFromDisk;
  before(async () => {
    pages = await PagesFromDisk.prepare();
  });
  after(() => pages.close());

  it('never hides under an open cell what the keyboard comes to next', async () => {
    await pages.open(samples.noGo, {}, async (page) => {
      const cell = page.locator('.finding-cell.is-fail').first();
      await cell.locator('summary').focus();
      assert.match(await cell.locator('summary').ariaSnapshot(), /reachable fail/, 'its name alone tells what it is');
      await page.keyboard.press('Enter');
      assert.equal(await cell.getAttribute('open'), '');
      const address = cell.getByRole('link').last();
      await address.focus();
      assert.equal(await cell.getAttribute('open'), '', 'what is in it is come to');
      await page.keyboard.press('Tab');
      assert.equal(await cell.getAttribute('open'), null);
      await page.setViewportSize(PHONE);
      await cell.locator('summary').press('Enter');
      await address.focus();
      await page.keyboard.press('Tab');
      assert.equal(await cell.getAttribute('open'), '', 'in a list it lies over nothing');
    });
  });

  it('prints what did not pass with its answer, and the addresses of links', async () => {
    await pages.open(samples.decided, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.finding-cell.is-fail .findings').first().isVisible(), true);
      assert.equal(await page.locator('.finding-cell.is-pass .findings').first().isVisible(), false);
      const printed: unknown = await page.evaluate(
        `getComputedStyle(document.querySelector('main a[href^="https://dashboards"]'), '::after').content`,
      );
      assert.match(String(printed), /dashboards\.example\.test/);
    });
  });

  for (const [name, input] of Object.entries(samples)) {
    it(`fits its width and has no barrier that axe knows, light and dark: ${name}`, async () => {
      await pages.open(input, { reducedMotion: 'reduce' }, async (page) => {
        for (const viewport of [PHONE, PROJECTOR, LAPTOP]) {
          await page.setViewportSize(viewport);
          assert.equal(await overflow(page), 0, `at ${viewport.width}`);
        }
        await assertNoBarrier(page);
      });
    });
  }
});
