import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from '@playwright/test';
import { assertNoBarrier } from '../helpers/barriers.ts';
import { HOSTILE_TEXTS, withText } from '../reports/hostile.ts';
import { overflow } from '../reports/page-from-disk.ts';
import { payment, sampleEvidence, sampleRun, samples } from '../reports/samples.ts';
import { ShowsFromDisk } from './show-from-disk.ts';
import { inputOf, recorded } from './show-samples.ts';

const LINE = /^Recorded Fri 20 Nov 2026, 09:30 UTC on staging, run 2026-11-20T093012-4f1c: a recording, not live$/;
const PHONE = { width: 390, height: 844 };
const PROJECTOR = { width: 1024, height: 768 };

describe('the understudy, opened from disk', () => {
  let shows: ShowsFromDisk;
  before(async () => {
    shows = await ShowsFromDisk.prepare();
  });
  after(() => shows.close());

  const caption = (page: Page) => page.locator('#caption').innerText();
  const place = (page: Page) => page.locator('#place').innerText();
  const begin = (page: Page) => page.getByRole('link', { name: 'An instant payment' }).click();
  const recordedLine = (page: Page) => page.locator('.recorded');

  it('is clicked through as a person would, from the tiles to the tiles', async () => {
    await shows.open(recorded, {}, async (page) => {
      assert.match(await recordedLine(page).innerText(), LINE);
      await begin(page);
      assert.equal(await caption(page), 'This is our bank: one page, and everything on it.');
      await page.locator('#frame img').click({ force: true });
      assert.equal(await caption(page), 'They fill in the payment');
      await page.keyboard.press('Space');
      const hotSpot = page.getByRole('button', { name: 'Click “Pay now”' });
      const [spot, frame] = [await hotSpot.boundingBox(), await page.locator('#frame').boundingBox()];
      assert.ok(spot !== null && frame !== null);
      assert.ok(Math.abs(spot.x - frame.x - frame.width * 0.4) < 2 && Math.abs(spot.width - frame.width * 0.2) < 2);
      await page.mouse.click(frame.x + 5, frame.y + 5);
      assert.equal(await place(page), 'Step 3 of 4', 'a click beside the hot spot goes nowhere');
      assert.match(await page.locator('#notes').innerText(), /1 sensitive field is masked/);
      await hotSpot.click();
      assert.match(await page.locator('#notes').innerText(), /42 s passed here in the rehearsal: skipped/);
      assert.match(String(await page.locator('#frame img').getAttribute('alt')), /The screen after: They pay/);
      await page.keyboard.press('ArrowRight');
      assert.match(await recordedLine(page).innerText(), LINE);
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.locator('.tile-shown:visible').count(), 1);
      assert.equal(
        await page.locator('.tile:focus strong').innerText(),
        'A business account, approved after the bank asks for more',
      );
    });
  });

  it('goes by keys and by a presenter’s remote control, and comes back to where it was', async () => {
    await shows.open(recorded, {}, async (page) => {
      await page.keyboard.press('ArrowRight');
      assert.equal(await place(page), 'Step 1 of 4', 'the arrow that goes on begins the show as well');
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('PageDown');
      assert.equal(await place(page), 'Step 1 of 7');
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageUp');
      assert.equal(await place(page), 'Step 2 of 7');
      await page.keyboard.press('End');
      assert.equal(await place(page), 'Step 7 of 7');
      await page.reload();
      assert.equal(await place(page), 'Step 7 of 7');
      await page.keyboard.press('Home');
      assert.equal(await place(page), 'Step 1 of 7');
      await page.keyboard.press('c');
      assert.equal(await page.locator('#caption').isVisible(), false);
      assert.equal(await recordedLine(page).isVisible(), true);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.tile').count(), 2);
      assert.equal(await page.locator('.tile').first().isVisible(), true);
    });
  });

  it('tells who does not see it what is shown', async () => {
    await shows.open(recorded, { at: '#1.3' }, async (page) => {
      const told = await page.locator('#announcement').innerText();
      assert.match(
        told,
        /Step 3 of 4\. They pay.*The screen before this is done: Click “Pay now”.*1 sensitive field is masked/,
      );
    });
  });

  it('plays a wait only where somebody chose so, with what is said meanwhile', async () => {
    await shows.open(recorded, { at: '#1.3' }, async (page) => {
      await page.clock.install();
      await page.keyboard.press('w');
      await page.keyboard.press('ArrowRight');
      assert.match(
        await page.locator('#wait').innerText(),
        /42 s passed here in the rehearsal\s+11 s left, 4 times as fast/,
      );
      assert.equal(await caption(page), 'The bank looks at it now.');
      await page.clock.runFor(11_000);
      assert.equal(await page.locator('#wait').isVisible(), false);
      assert.match(await page.locator('#notes').innerText(), /^42 s passed here in the rehearsal$/m);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      assert.match(await page.locator('#notes').innerText(), /skipped/);
    });
  });

  it('says where a picture is less sharp than it was, and shows it as it was recorded', async () => {
    await shows.open(recorded, { at: '#1.1', viewport: { width: 2560, height: 1440 } }, async (page) => {
      await page.getByText(/Enlarged \d\.\d times: less sharp than it was/).waitFor();
      await page.keyboard.press('z');
      assert.equal((await page.locator('#frame').boundingBox())?.width, 640);
    });
  });

  it('is swiped on a phone', async () => {
    await shows.open(recorded, { viewport: PHONE, hasTouch: true, at: '#2.1' }, async (page) => {
      const swipe = (from: number, to: number) =>
        page.evaluate(
          `for (const [type, x] of [['pointerdown', ${from}], ['pointerup', ${to}]]) document.getElementById('screen').dispatchEvent(
            new PointerEvent(type, { pointerType: 'touch', isPrimary: true, clientX: x, clientY: 200, bubbles: true }))`,
        );
      await swipe(300, 60);
      assert.equal(await place(page), 'Step 2 of 7');
      await swipe(60, 300);
      assert.equal(await place(page), 'Step 1 of 7');
    });
  });

  it('says so where a picture is missing, or none was taken', async () => {
    const [first, ...others] = payment.steps;
    assert.ok(first !== undefined);
    const evidence = sampleEvidence([{ ...payment, steps: [{ ...first, screenshots: [], pictures: [] }, ...others] }]);
    const present = new Set(
      [...inputOf(evidence).present].filter((path) => path !== 'attachments/instant-payment-2.png'),
    );
    await shows.open(inputOf(evidence, { present }), { at: '#1.1' }, async (page) => {
      assert.equal(await page.locator('#missing').innerText(), 'No picture was taken of this step');
      await page.locator('#advance').click();
      await page.locator('#missing', { hasText: 'The picture of this step is missing' }).waitFor();
    });
  });

  it('says in red what a run is that did not go, on every screen', async () => {
    const input = inputOf(samples.noGoDelayed.evidence ?? sampleEvidence([]), {
      run: sampleRun(),
      verdict: samples.noGoDelayed.verdict,
    });
    await shows.open(input, {}, async (page) => {
      await page.getByText('Not fit to stand in for the demo: this run was no-go.').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.keyboard.press('End');
      assert.match(await recordedLine(page).innerText(), /a recording, not live, of a run that was no-go$/);
      assert.match(await page.locator('#notes').innerText(), /This step failed in the rehearsal/);
    });
  });

  it('can be used by who dictates, and by who sees it at four times its size', async () => {
    await shows.open(recorded, { viewport: { width: 320, height: 256 } }, async (page) => {
      await page.getByRole('checkbox', { name: 'Letters work as keys' }).uncheck();
      await page.keyboard.press('c');
      await begin(page);
      await page.keyboard.press('w');
      assert.match(await page.locator('.controls').innerText(), /Captions: shown\s+Waits: skipped/);
      const picture = await page.locator('#frame').boundingBox();
      assert.ok(picture !== null && picture.height > 120, 'the picture has room');
      assert.equal(await overflow(page), 0);
    });
  });

  it('does not show an audience the risks that its presenter knows of', async () => {
    const input = inputOf(recorded.evidence ?? sampleEvidence([]), { verdict: samples.risk.verdict });
    await shows.open(input, {}, async (page) => {
      assert.equal(await page.locator('.bill-came').innerText(), 'Every scenario passed.');
    });
  });

  for (const at of ['', '#1.3']) {
    it(`has no barrier that axe knows, and fits: ${at === '' ? 'the tiles' : 'a screen'}`, async () => {
      await shows.open(recorded, { at, viewport: PROJECTOR }, async (page) => {
        await assertNoBarrier(page);
        for (const viewport of [PHONE, PROJECTOR]) {
          await page.setViewportSize(viewport);
          assert.equal(await overflow(page), 0);
        }
      });
    });
  }

  it('keeps its line on paper, and prints what is said', async () => {
    await shows.open(recorded, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await recordedLine(page).isVisible(), true);
      assert.equal(
        await page
          .getByRole('listitem')
          .filter({ hasText: /^This is our bank/ })
          .isVisible(),
        true,
      );
      await page.emulateMedia({ media: 'screen' });
      await begin(page);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await recordedLine(page).isVisible(), true);
      assert.equal(await page.locator('.controls').isVisible(), false);
    });
  });

  it('enlarges a picture of a page that is one file, with what was clicked outlined', async () => {
    await shows.open(recorded, { as: 'page' }, async (page) => {
      await page.getByRole('link', { name: /^Step 3: They pay.*before the action/ }).click();
      const picture = page.getByRole('dialog').getByRole('img', { name: /^Step 3/ });
      await page.locator('dialog rect').first().waitFor();
      assert.match(String(await picture.getAttribute('src')), /^data:image\/png;base64,/);
    });
  });

  it('is read without scripts', async () => {
    await shows.open(recorded, { javaScriptEnabled: false }, async (page) => {
      assert.match(await page.locator('noscript').innerText(), /This show needs scripts to be allowed/);
      assert.equal(await page.getByText('This is our bank: one page, and everything on it.').isVisible(), true);
    });
  });

  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    it(`shows hostile text ${index} as text, and keeps its layout`, async () => {
      const input = withText(recorded, text);
      const scenarios = (recorded.evidence?.scenarios ?? []).map((scenario) => ({
        ...scenario,
        title: text,
        fallback: text,
        steps: scenario.steps.map((step) => ({
          ...step,
          title: text,
          say: text,
          meanwhile: text,
          actions: step.actions.map((action) => ({ ...action, target: text })),
        })),
      }));
      const hostile = { ...input, evidence: sampleEvidence(scenarios), present: recorded.present };
      await shows.open(hostile, { viewport: PHONE }, async (page) => {
        await page.locator('.tile').first().click();
        for (let screen = 1; screen <= 3; screen += 1) await page.keyboard.press('ArrowRight');
        assert.doesNotMatch(await page.title(), /^owned/);
        assert.equal(await page.locator('script:not([type="text/plain"])').count(), 1);
        assert.equal(await page.locator('img:not([src^="data:image/png;base64,"]), svg[onload]').count(), 0);
        assert.equal(await overflow(page), 0);
        const box = await recordedLine(page).boundingBox();
        assert.ok(box !== null && box.y + box.height <= PHONE.height, 'the line lies outside the window');
      });
    });
  }
});
