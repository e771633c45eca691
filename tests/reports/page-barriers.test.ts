import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertNoBarrier, LAPTOP, overflow, PagesFromDisk, PHONE, PROJECTOR } from './page-from-disk.ts';
import { samples } from './samples.ts';

describe('the report page, for every way in which a run can stand', () => {
  let pages: PagesFromDisk;
  before(async () => {
    pages = await PagesFromDisk.prepare();
  });
  after(() => pages.close());

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
