import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PagesFromDisk } from './page-from-disk.ts';
import { samples } from './samples.ts';

describe('scenarios on the report page', () => {
  let pages: PagesFromDisk;
  before(async () => {
    pages = await PagesFromDisk.prepare();
  });
  after(() => pages.close());

  it('shows beside each step its budget and its fallback, and which one is too slow', async () => {
    await pages.open(samples.decided, {}, async (page) => {
      const frames = await page.locator('.frame').allInnerTexts();
      assert.match(String(frames[1]), /0\.9 s\s+budget 5\.0 s/);
      assert.match(
        String(frames[2]),
        /1\.2 s\s+over its budget of 1\.0 s\s+If it fails: show the payment of yesterday/,
      );
      assert.equal(await page.locator('.measured .is-over').count(), 1);
      assert.doesNotMatch(String(frames[0]), /budget|fallback/);
    });
  });

  it('draws all six milestones in order with the waits between them', async () => {
    await pages.open(samples.go, {}, async (page) => {
      const flow = page.getByRole('region', { name: 'The delayed part of A business account, approved' }).first();
      assert.deepEqual(await flow.locator('.milestone-name').allInnerTexts(), [
        'submitted',
        'received',
        'decided',
        'polled',
        'applied',
        'shown',
      ]);
      assert.deepEqual(await flow.locator('.gap').allInnerTexts(), [
        '+450 ms',
        '+2.5 s',
        '+1.9 s',
        '+20 ms',
        '+440 ms',
      ]);
    });
  });

  it('draws a missing milestone as missing, with its diagnosis and owner', async () => {
    await pages.open(samples.noGoDelayed, {}, async (page) => {
      const missing = page.locator('.milestone.is-missing');
      assert.match(String(await missing.textContent()), /waited 5\.0 s\s+polled\s+The job asked the bank\s+missing/);
      assert.equal(await page.locator('.milestone.is-not-reached').count(), 2);
      assert.match(
        String(await page.locator('.diagnosis').textContent()),
        /Missing: polled[\s\S]*status-poller[\s\S]*Platform team/,
      );
    });
  });

  it('enlarges a picture, goes to the next by key, and gives the focus back', async () => {
    await pages.open(samples.go, {}, async (page) => {
      await page.getByRole('link', { name: 'Step 1: The customer opens the portal' }).press('Enter');
      const dialog = page.getByRole('dialog');
      assert.match(String(await dialog.textContent()), /Step 1: The customer opens the portal/);
      await page.keyboard.press('ArrowRight');
      assert.match(String(await dialog.textContent()), /Step 2: They fill in the payment/);
      await page.keyboard.press('Escape');
      assert.equal(await dialog.isVisible(), false);
      // The browser gives the focus back a moment after it has closed the dialog.
      await page.locator('[data-enlarge^="Step 2"]:focus').waitFor({ timeout: 5000 });
    });
  });

  it('says that a picture is missing instead of showing a broken one', async () => {
    await pages.open({ ...samples.go, present: new Set() }, {}, async (page) => {
      assert.equal(await page.locator('img').count(), 0);
      assert.equal(await page.getByText('The picture is missing').count(), 14);
    });
  });
});
