import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { ReportInput } from '../../reports/report-input.ts';
import type { LastGo } from '../../reports/run-sheet/last-go.ts';
import { renderRunSheet } from '../../reports/run-sheet/render-run-sheet.ts';
import { browserLaunch } from '../../support/browser.ts';
import { assertNoBarrier } from '../helpers/barriers.ts';
import { OverheardPage } from '../helpers/overheard-page.ts';
import { HOSTILE_TEXTS, withText } from '../reports/hostile.ts';
import { pngOf } from '../reports/png.ts';
import { samples } from '../reports/samples.ts';
import { hostileScript } from './hostile-script.ts';
import { FALLBACK, IBAN, scripted, scriptedPayment } from './sheet-samples.ts';

const LAPTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

type Options = Parameters<Browser['newContext']>[0] & { now?: string; lastGo?: LastGo };

describe('the run sheet, opened from disk', () => {
  let browser: Browser;
  let folder: string;

  before(async () => {
    browser = await chromium.launch(browserLaunch());
    folder = await mkdtemp(join(tmpdir(), 'run sheet '));
    await mkdir(join(folder, 'attachments'));
    const pictures = [...scripted.present].filter((path) => path.startsWith('attachments/'));
    await Promise.all(pictures.map((path) => writeFile(join(folder, path), pngOf(64, 40, [30, 90, 160]))));
  });

  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens the sheet and hands it to `look`; afterwards nothing may have been said or asked for outside its folder. */
  async function open(input: ReportInput, options: Options, look: (page: Page) => Promise<void>): Promise<void> {
    const { now, lastGo, ...context } = options;
    const window = await browser.newContext({ viewport: LAPTOP, reducedMotion: 'reduce', ...context });
    try {
      const page = await window.newPage();
      const overheard = new OverheardPage(page);
      if (now !== undefined) {
        await page.clock.install({ time: new Date(Date.parse(now) - 1000) });
        await page.clock.pauseAt(new Date(now));
      }
      const file = join(folder, 'run-sheet.html');
      await writeFile(file, renderRunSheet(lastGo === undefined ? input : { ...input, lastGo }));
      await page.goto(pathToFileURL(file).href);
      await look(page);
      overheard.assertQuiet(pathToFileURL(folder).href);
    } finally {
      await window.close();
    }
  }

  const cue = (page: Page, number: string) => page.locator(`[id="step-${number}"]`);

  for (const [name, input] of Object.entries({
    'a go': scripted,
    'a no-go': samples.noGoDelayed,
    'an empty run': samples.empty,
  })) {
    it(`has no barrier that axe knows, light and dark, and fits a phone: ${name}`, async () => {
      await open(input, { viewport: PHONE }, async (page) => {
        assert.equal(await overflow(page), 0);
        await assertNoBarrier(page);
      });
    });
  }

  it('tells of each step what to do and say, the wait, the time and the total, and the way out with its own time', async () => {
    await open(scripted, {}, async (page) => {
      assert.match(await cue(page, '1').innerText(), /Say\s+This is where a customer pays\./);
      const typed = await cue(page, '2').innerText();
      assert.match(typed, /Click Make a payment\s+Type into Beneficiary IBAN\s+DE75512108001245126199Copy/);
      assert.match(typed, /Fill in Password, which was not kept\s+Choose in Country\s+Ireland/);
      const pays = await cue(page, '3').innerText();
      assert.match(pays, /took 1\.2 s\s+over its budget of 1\.0 s\s+total 2\.5 s/);
      assert.match(
        pays,
        /Do\s+Pay now\.[\s\S]*Say\s+One click[\s\S]*While you wait\s+1\.2 s as rehearsed\.\s+The spinner/,
      );
      assert.match(pays, /If it fails\s+Show the payment of yesterday\s+Rehearsed: passed in 0\.8 s/);
      assert.match(await cue(page, '4').innerText(), /Tell it with the slides\s+Not rehearsed/);
      assert.match(await cue(page, '5').innerText(), /The customer opens the form/);
      await page.getByRole('link', { name: 'The payment of yesterday' }).click();
      const instead = page.locator('#fallback-1');
      assert.match(await instead.innerText(), new RegExp(`Instead: ${FALLBACK}[\\s\\S]*passed[\\s\\S]*F1\\.1`));
    });
  });

  it('says for what it is, and how much of the slot is the presenter’s', async () => {
    await open(scripted, {}, async (page) => {
      const header = await page.getByRole('banner').innerText();
      assert.match(header, /The autumn demo for investors[\s\S]*15:30 UTC[\s\S]*staging\s+https:\/\/portal\.staging/);
      assert.match(header, /the CTO and the head of product[\s\S]*20 min[\s\S]*Go\s+Fri 20 Nov 2026, 09:31 UTC/);
      const pace = page.getByRole('region', { name: 'How the time is shared' });
      assert.match(await pace.innerText(), /rehearsal took\s+10 s[\s\S]*of 20 min\s+19 min 50 s/);
    });
    const run = { ...scripted.run, demo: { ...scripted.run.demo, slotMs: 8_000 } };
    await open({ ...scripted, run }, {}, async (page) => {
      assert.match(await page.locator('.pace').innerText(), /over the slot of 8\.0 s by\s+2\.\d s[\s\S]*does not fit/);
    });
  });

  it('copies by keyboard, says so, and selects where a file is refused the clipboard', async () => {
    await open(scripted, {}, async (page) => {
      const button = cue(page, '2').getByRole('button', { name: 'Copy Beneficiary IBAN' });
      await button.press('Enter');
      await page.getByRole('status').getByText('Copied Beneficiary IBAN').waitFor({ state: 'attached' });
      // Into a field of the page itself, since the clipboard must not be read.
      await page.evaluate("document.body.append(document.createElement('textarea'))");
      await page.locator('textarea').press('ControlOrMeta+v');
      assert.equal(await page.locator('textarea').inputValue(), IBAN);
    });
    await open(scripted, {}, async (page) => {
      await page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;",
      );
      await cue(page, '2').getByRole('button', { name: 'Copy Beneficiary IBAN' }).press('Enter');
      await page.getByRole('status').getByText('Beneficiary IBAN is selected').waitFor({ state: 'attached' });
      assert.equal(await page.evaluate('String(getSelection())'), IBAN);
    });
  });

  it('times by keyboard: where the plan is, how far that is from the first step not ticked off, and when it is over', async () => {
    const options = { now: '2026-11-20T15:30:00Z', reducedMotion: 'no-preference' } as const;
    await open(scripted, options, async (page) => {
      const timer = page.getByRole('region', { name: 'Timer' });
      const says = () => timer.innerText();
      assert.match(await says(), /0:00 of 20:00\s+Start it with your first word/);
      await timer.getByRole('button', { name: 'Start' }).press('Enter');
      await page.clock.runFor('00:31');
      assert.match(
        await says(),
        /Pause[\s\S]*0:3\d of 20:00\s+By the plan: step 1, The customer opens the portal, until/,
      );
      assert.equal(await cue(page, '1').getByText('now, by the plan').count(), 1);
      await timer.getByRole('button', { name: 'Tick off step 1' }).press('Enter');
      assert.equal(await cue(page, '1').getByRole('checkbox').isChecked(), true);
      assert.match(await says(), /ahead of the plan/);
      await page.clock.runFor('10:00');
      assert.match(await says(), /10:3\d[\s\S]*behind the plan/);
      await timer.getByRole('button', { name: 'Pause' }).press('Space');
      await page.clock.runFor('05:00');
      assert.match(await says(), /Go on[\s\S]*10:3\d/);
      await timer.getByRole('button', { name: 'Go on' }).press('Space');
      await page.clock.runFor('10:00');
      assert.match(await says(), /20:3\d[\s\S]*The slot is over/);
      assert.equal(await page.getByText('now, by the plan').count(), 0);
      await timer.getByRole('button', { name: 'Reset' }).press('Enter');
      assert.match(await says(), /Tick off step 1[\s\S]*0:00 of 20:00/);
      assert.equal(await page.evaluate('localStorage.length + document.cookie.length'), 0);
    });
  });

  it('says that a rehearsal was no go and where the sheet of the last run that went is', async () => {
    const lastGo = { run: 'earlier', startedAt: '2026-11-19T21:01:20.000Z', href: '../earlier/run-sheet.html' };
    await open(samples.noGoDelayed, { lastGo }, async (page) => {
      const stop = page.getByRole('region', { name: 'Rehearsed no-go: do not present from this sheet until it is go' });
      assert.match(
        await stop.innerText(),
        /never deployed[\s\S]*The last run that went was Thu 19 Nov 2026, 21:01 UTC/,
      );
      const link = stop.getByRole('link', { name: 'its run sheet' });
      assert.equal(await link.getAttribute('href'), '../earlier/run-sheet.html');
      assert.match(await page.locator('.is-exercise').innerText(), /put into the incident job-absent/);
      assert.match(await page.locator('#scene-2').innerText(), /failed[\s\S]*what would follow was not played/);
    });
    await open(samples.noGo, {}, async (page) => {
      assert.match(await page.locator('.is-stop').innerText(), /No earlier run that went is known/);
      assert.equal(await page.getByText('there is nothing to present from').count(), 1);
      assert.equal(await page.getByRole('region', { name: 'Timer' }).count(), 0);
    });
    await open(scripted, {}, async (page) => assert.equal(await page.locator('.warning').count(), 0));
  });

  it('prints black on white with boxes to tick, its values to be read, and nothing to press', async () => {
    await open(scripted, { colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
      assert.equal(await page.getByRole('region', { name: 'Timer' }).isVisible(), false);
      assert.equal(await page.getByRole('button').filter({ visible: true }).count(), 0);
      assert.equal(await cue(page, '3').getByRole('checkbox').isVisible(), true);
      assert.equal(await cue(page, '2').getByText(IBAN).isVisible(), true);
      for (const format of ['A4', 'Letter']) {
        const pdf = (await page.pdf({ format })).toString('latin1');
        assert.ok((pdf.match(/\/Type \/Page\b/g) ?? []).length >= 2, format);
      }
    });
  });

  it('outlines where to click, and says what the screen shows then', async () => {
    const outline = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
    const [first, ...others] = scriptedPayment.steps;
    const [picture] = first?.pictures ?? [];
    assert.ok(first && picture && scripted.evidence);
    const pictures = [{ ...picture, moment: 'before-action' as const, outline }, picture];
    const scenarios = [{ ...scriptedPayment, steps: [{ ...first, pictures }, ...others] }];
    await open({ ...scripted, evidence: { ...scripted.evidence, scenarios } }, {}, async (page) => {
      const figure = cue(page, '1').getByRole('figure');
      assert.deepEqual(await figure.allInnerTexts(), ['Where to click', 'The screen then']);
      const [drawn, whole] = [
        await figure.locator('.over').boundingBox(),
        await figure.first().locator('img').boundingBox(),
      ];
      assert.ok(drawn && whole);
      assert.ok(Math.abs(drawn.x - whole.x - whole.width / 4) < 4 && Math.abs(drawn.width - whole.width / 2) < 4);
      // Enlarged, it is outlined as well, in the same place of the picture and in the colour of what marks.
      await figure.first().getByRole('link').click();
      const dialog = page.getByRole('dialog');
      const mark = dialog.locator('.outline rect').last();
      await mark.waitFor();
      assert.equal(await mark.getAttribute('x'), '16');
      assert.equal(
        await page.evaluate("getComputedStyle(document.querySelector('dialog .outline rect:last-child')).fill"),
        'none',
      );
      await dialog.getByRole('button', { name: 'Next' }).click();
      assert.equal(await dialog.locator('.outline rect').count(), 0);
    });
  });

  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    it(`shows hostile text as text, and offers none of it to be copied unseen: ${index + 1}`, async () => {
      const lastGo = { run: text, startedAt: '2026-11-19T21:01:20.000Z', href: null };
      const input = hostileScript(withText({ ...scripted, verdict: samples.noGo.verdict }, text), text);
      await open(input, { viewport: PHONE, lastGo }, async (page) => {
        assert.notEqual(await page.title(), 'owned');
        assert.equal(
          await page.locator('img, [onload], [onerror], main script, main a[href^="javascript"]').count(),
          0,
        );
        assert.equal(await overflow(page), 0);
        const isWhole = text.length < 1000 && /^[^\p{Cc}\p{Cf}\p{Cs}]+$/u.test(text);
        const offered = await cue(page, '2').getByRole('button').count();
        assert.equal(offered > 0, isWhole);
        if (isWhole) assert.equal(await cue(page, '2').locator('.copyable .value').first().textContent(), text);
      });
    });
  }
});

function overflow(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
