import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { renderPage } from '../../reports/page/page.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import { manyScenarios } from './many.ts';
import { LAPTOP, overflow, PagesFromDisk, PHONE } from './page-from-disk.ts';
import { samples } from './samples.ts';

const LONG = 'x'.repeat(100_000);

describe('the report page with text that means harm', () => {
  let pages: PagesFromDisk;
  before(async () => {
    pages = await PagesFromDisk.prepare([]);
  });
  after(() => pages.close());

  const assertHarmless = (input: ReportInput) =>
    pages.open(input, {}, async (page) => {
      assert.doesNotMatch(await page.title(), /^owned/);
      assert.equal(await page.locator('script').count(), 1);
      assert.equal(await page.locator('style').count(), 1);
      assert.equal(await page.locator('main img, svg[onload], a[href^="javascript"], a[href*=".."]').count(), 0);
      for (const viewport of [PHONE, LAPTOP]) {
        await page.setViewportSize(viewport);
        assert.equal(await overflow(page), 0);
      }
    });

  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    it(`shows hostile text ${index} as text, and keeps its layout`, async () => {
      for (const input of [samples.decided, samples.noGoDelayed]) await assertHarmless(withText(input, text));
    });
  }

  it('shows them all as text also where a run came to little', async () => {
    const texts = HOSTILE_TEXTS.filter((text) => text.length < 1000).join(' ');
    for (const input of [samples.inconclusive, samples.empty]) await assertHarmless(withText(input, texts));
  });

  it('draws hostile text as text also where it comes out of what is packed', async () => {
    const shown = HOSTILE_TEXTS.filter((text) => text.length < 1000);
    const many = manyScenarios(100);
    const scenarios = (many.evidence?.scenarios ?? []).map((scenario, place) => {
      const text = shown[place % shown.length] ?? '';
      return { ...scenario, title: text, steps: scenario.steps.map((step) => ({ ...step, title: text, error: text })) };
    });
    const evidence = many.evidence && { ...many.evidence, scenarios };
    await pages.open({ ...many, evidence, present: new Set() }, {}, async (page) => {
      await page.getByRole('button', { name: 'Show more' }).click();
      const rows = page.locator('.scenario-list .scenario');
      for (const place of shown.keys()) {
        const row = rows.nth(60 + place);
        await row.locator('summary').first().click();
        await row.locator('.frame').first().waitFor();
      }
      assert.doesNotMatch(await page.title(), /^owned/);
      assert.equal(await page.locator('main script:not([type]), main img, svg[onload]').count(), 0);
      assert.equal(await overflow(page), 0);
    });
  });

  it('stays small however long its texts are', async () => {
    for (const input of [samples.noGoDelayed, manyScenarios(40)]) {
      const page = await renderPage(withText(input, LONG));
      assert.ok(page.length < 1_500_000, `${page.length} characters`);
    }
  });
});
