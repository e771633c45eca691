import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { renderPage } from '../../reports/page/page.ts';
import { packed } from '../../reports/page/scenarios/packed.ts';
import { rememberSecret } from '../../support/redact.ts';
import { assertNoBarrier } from '../helpers/barriers.ts';
import { manyScenarios } from './many.ts';
import { LAPTOP, overflow, PagesFromDisk, PHONE, PROJECTOR } from './page-from-disk.ts';

const COUNT = 1000;
const input = manyScenarios(COUNT);

describe('the report page with a thousand scenarios, opened from disk', () => {
  let pages: PagesFromDisk;
  before(async () => {
    pages = await PagesFromDisk.prepare([]);
  });
  after(() => pages.close());
  const withoutPictures = { ...input, present: new Set<string>() };

  it('lists what did not pass first, and is filtered, searched and ordered', async () => {
    await pages.open(withoutPictures, {}, async (page) => {
      const rows = page.locator('.scenario-list > .scenario');
      const said = page.getByRole('status').filter({ hasText: 'scenario' });
      assert.equal(await said.innerText(), '1,000 scenarios');
      assert.match(await rows.first().innerText(), /Customer 18 is declined\s+failed/);
      await page.getByRole('radio', { name: 'Retried 10' }).check();
      await page.getByText('10 scenarios', { exact: true }).waitFor();
      assert.match(await rows.first().innerText(), /Customer 42 opens an account[\s\S]*attempt 2/);
      await page.getByRole('radio', { name: 'All 1,000' }).check();
      await page.getByRole('searchbox', { name: 'Find' }).fill('JOURNEY 777 closes');
      await page.getByText('No scenario is like that').waitFor();
      await page.getByRole('searchbox', { name: 'Find' }).fill('journey 777 opens');
      await page.getByText('1 scenario', { exact: true }).waitFor();
      assert.equal(await rows.count(), 1);
      await page.getByRole('searchbox', { name: 'Find' }).fill('');
      await page.getByRole('combobox', { name: 'Order' }).selectOption('longest first');
      await page.getByText('1,000 scenarios, the first 100 are shown').waitFor();
      const longest = input.evidence?.scenarios.toSorted((a, b) => b.durationMs - a.durationMs)[0];
      assert.match(await rows.first().innerText(), new RegExp(`${longest?.title}`));
      await page.getByRole('button', { name: 'Show more' }).press('Enter');
      await page.getByText('the first 200 are shown').waitFor();
      assert.equal(await rows.count(), 200);
      // By keyboard one goes on with what came, not with the button below it.
      await rows.nth(100).locator('summary:focus').waitFor();
    });
  });

  it('draws a scenario when it is opened, as a page of few would, and keeps it through a filter', async () => {
    await pages.open(withoutPictures, {}, async (page) => {
      const row = page.locator('#scenario-7');
      await row.locator('summary').press('Enter');
      await row.getByText('Step 20 of journey 7').waitFor();
      assert.equal(await row.locator('.frame').count(), 20);
      await page.getByRole('radio', { name: 'Passed 990' }).check();
      await page.getByText('990 scenarios').waitFor();
      assert.equal(await row.locator('.frame').count(), 20);
      assert.equal(await row.getByText('Step 20 of journey 7').isVisible(), true);
    });
  });

  it('draws what is clicked before the next frame, so that no row is ever seen open and empty', async () => {
    await pages.open(withoutPictures, {}, async (page) => {
      await page.waitForLoadState();
      const drawn = await page.evaluate(`(async () => {
        const row = document.getElementById('scenario-7');
        row.querySelector('summary').click();
        await new Promise(requestAnimationFrame);
        return row.querySelectorAll('.frame').length;
      })()`);
      assert.equal(drawn, 20);
    });
  });

  it('is in ASCII, shows text that is not, and no secret that is not', async () => {
    rememberSecret('UMLAUTS', 'Schlüßel-der-Bank');
    const told = { ...withoutPictures, notes: ['Łódź 東京 🏦 — the key is Schlüßel-der-Bank'] };
    assert.doesNotMatch(await renderPage(told), /[^\0-\x7f]/);
    await pages.open(told, {}, async (page) => {
      const note = page.getByText('the key is');
      assert.equal(await note.innerText(), 'Łódź 東京 🏦 — the key is [secret UMLAUTS]');
      // What the style sheet and the script say, in ASCII as well.
      assert.equal(
        await page.evaluate("getComputedStyle(document.querySelector('.notes li'), '::before').content"),
        '"– "',
      );
    });
  });

  it('shows the scenario that a reason leads to, also one that was not drawn', async () => {
    await pages.open(withoutPictures, { reducedMotion: 'reduce' }, async (page) => {
      assert.equal(await page.locator(`#scenario-${COUNT}`).count(), 0);
      await page.locator('#blockers').getByRole('link', { name: 'a late one' }).click();
      const target = page.locator(`#scenario-${COUNT}:target`);
      await target.getByText(`Step 1 of journey ${COUNT}`, { exact: true }).waitFor();
      const top = (await target.boundingBox())?.y ?? Number.NaN;
      assert.ok(top >= 0 && top < LAPTOP.height, `it begins at ${top}`);
    });
    await pages.open(withoutPictures, { at: `#scenario-${COUNT}` }, async (page) => {
      await page.locator(`#scenario-${COUNT}`).getByText(`Step 1 of journey ${COUNT}`, { exact: true }).waitFor();
    });
  });

  it('comes back to what was asked when it is opened by its address', async () => {
    await pages.open(withoutPictures, { at: '#scenarios?find=supplier&which=over-budget' }, async (page) => {
      await page.getByText('No scenario is like that').waitFor();
      await page.getByRole('searchbox', { name: 'Find' }).fill('closes');
      await page.getByText('10 scenarios', { exact: true }).waitFor();
      assert.match(page.url(), /#scenarios\?find=closes&which=over-budget$/);
    });
  });

  it('fits its width and has no barrier that axe knows, with one opened', async () => {
    await pages.open(withoutPictures, { reducedMotion: 'reduce' }, async (page) => {
      await page.getByRole('radio', { name: 'Over budget 10' }).check();
      await page.getByText('10 scenarios', { exact: true }).waitFor();
      await page.locator('#scenario-64 summary').first().click();
      await page.locator('#scenario-64 .frame').first().waitFor();
      for (const viewport of [PHONE, PROJECTOR]) {
        await page.setViewportSize(viewport);
        assert.equal(await overflow(page), 0, `at ${viewport.width}`);
      }
      await assertNoBarrier(page, '#scenarios');
    });
  });

  it('names what did not pass without a script, and where the rest is', async () => {
    await pages.open(withoutPictures, { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.getByText('Customer 918 is declined').isVisible(), true);
      assert.equal(await page.getByText('The receipt of customer 18 did not show').first().isVisible(), true);
      assert.equal(
        await page.locator('.many-scenarios').getByRole('link', { name: 'evidence.json' }).isVisible(),
        true,
      );
      assert.equal(await page.getByRole('searchbox').isVisible(), false);
    });
  });

  it('is no bigger than a page of pictures, and holds nothing but letters and digits in its blocks', async () => {
    const page = await renderPage(input);
    assert.ok(page.length < 1_300_000, `${page.length} characters`);
    for (const [, text = ''] of page.matchAll(/<script type="application\/octet-stream"[^>]*>([^<]*)/g)) {
      assert.match(text, /^[A-Za-z0-9+/]+=*$/);
    }
    assert.doesNotMatch(page, /Step 20 of journey 7[^\d]/);
  });
});

describe('what is packed into a page', () => {
  it('holds no secret, and is not broken by one that its own letters happen to form', async () => {
    const text = 'The password is hunter22-of-the-bank, and it is long enough to be packed well.';
    const before = await packed([text]);
    rememberSecret('LETTERS', before.slice(8, 12));
    rememberSecret('BANK', 'hunter22-of-the-bank');
    const after = await packed([text]);
    assert.ok(!after.includes(before.slice(8, 12)));
  });
});
