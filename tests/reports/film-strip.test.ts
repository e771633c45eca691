import assert from 'node:assert/strict';
import { after, before, describe, it, test } from 'node:test';
import type { Scenario, Step } from '../../model/evidence.ts';
import { countsOf } from '../../reports/page/scenarios/beside.ts';
import { renderFilmStrip } from '../../reports/page/scenarios/film-strip.ts';
import { renderScenarioBody } from '../../reports/page/scenarios/scenario-body.ts';
import { renderScenarioRow } from '../../reports/page/scenarios/scenario-row.ts';
import { actionsText, actionText } from '../../reports/words/step-text.ts';
import { assertNoBarrier } from '../helpers/barriers.ts';
import { LAPTOP, overflow, PagesFromDisk, PHONE } from './page-from-disk.ts';
import { filesOf, after as later, payment, sampleEvidence, samples } from './samples.ts';

type Action = Step['actions'][number];
const action = (does: Action['does'], target: string, value: string | null = null): Action => ({
  at: later(1),
  durationMs: 1,
  does,
  target,
  value,
});

test('what was done is told in words, and a value that is not kept is left out', () => {
  assert.equal(actionText(action('fills', 'Company name', 'Northwind')), 'fills in Company name: Northwind');
  assert.equal(actionText(action('fills', 'Password')), 'fills in Password');
  assert.equal(actionText(action('goes-to', '/payments/new')), 'goes to /payments/new');
  assert.equal(
    actionsText([
      action('clicks', 'Pay'),
      action('fills', 'A', 'x'),
      action('chooses', 'B', 'y'),
      action('presses', 'Enter'),
    ]),
    'clicks Pay, fills in 2 fields, presses Enter',
  );
  assert.equal(actionsText([action('fills', 'A', 'x'), action('fills', 'A', 'y')]), 'fills in A');
});

const outline = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
const seen: Step['browser'] = [
  {
    at: later(3_000),
    event: { saw: 'console', level: 'error', text: 'status is undefined', url: 'https://portal.example/app.js' },
  },
  {
    at: later(3_100),
    event: { saw: 'refused', method: 'GET', url: 'https://portal.example/rates', status: 502, durationMs: 812 },
  },
];
const logs: Step['logs'] = [
  { at: later(3_050), subject: 'payments', level: 'error', text: 'the bank did not answer' },
  { at: later(3_060), subject: 'portal', level: 'info', text: 'request' },
];

/** A payment whose second step has all that is recorded of one. */
function told(changes: Partial<Step> = {}): Scenario {
  const steps = payment.steps.map((step, index): Step => {
    const [end] = step.pictures;
    if (index !== 1 || end === undefined) return step;
    const path = 'attachments/before.png';
    return {
      ...step,
      screenshots: [path, ...step.screenshots],
      pictures: [{ ...end, path, moment: 'before-action', outline, masked: 2 }, end],
      say: 'Two minutes, no paper.',
      actions: [action('clicks', 'Make a payment')],
      ...changes,
    };
  });
  return { ...payment, steps };
}

const around = (scenario: Scenario) => ({ present: filesOf(sampleEvidence([scenario])), earlier: [] });
const frames = (scenario: Scenario) =>
  String(renderFilmStrip(scenario, around(scenario)))
    .split('<li class="frame')
    .slice(1);

test('a frame says what was done and said, and how many fields were masked', () => {
  const [, frame = ''] = frames(told());
  assert.match(frame, /2 fields masked/);
  assert.match(frame, /To say: <\/span>Two minutes, no paper\./);
  assert.match(frame, /clicks Make a payment/);
});

test('the picture of how a step ended is the large one, and the moment before an action has its outline', () => {
  const [, frame = ''] = frames(told());
  const [large = '', small = ''] = frame.split('class="moments-before"');
  assert.match(large, /instant-payment-2\.png/);
  assert.doesNotMatch(large, /data-outline/);
  assert.match(small, /data-outline="0\.25 0\.5 0\.5 0\.25"[\s\S]*before the action/);
});

test('what browser and logs said is counted on the frame, and open only where the step failed', () => {
  const [, passed = ''] = frames(told({ browser: seen, logs }));
  assert.match(passed, /<details class="beside is-bad"><summary>/);
  assert.match(passed, /1 console error, 1 refused request, 2 log lines with 1 error/);
  const [, failed = ''] = frames(told({ browser: seen, logs, status: 'failed' }));
  assert.match(failed, /<details class="beside is-bad" open>/);
  assert.ok(failed.indexOf('status is undefined') < failed.indexOf('the bank did not answer'), 'in order of time');
  assert.match(failed, /GET https:\/\/portal\.example\/rates was answered 502 after 812 ms/);
  assert.equal(countsOf({ browser: [], logs: logs.slice(1) }), '1 log line');
});

test('of a great many lines the errors are among those that are shown, and the rest is said to be elsewhere', () => {
  const many = Array.from({ length: 300 }, (_, index) => ({
    at: later(index),
    subject: 'portal',
    level: index === 299 ? ('error' as const) : ('info' as const),
    text: index === 299 ? 'the last one broke' : `request ${index}`,
  }));
  const [, frame = ''] = frames(told({ logs: many }));
  assert.match(frame, /the last one broke/);
  assert.match(frame, /240 more are in evidence\.json/);
});

test('a line that comes again and again is told once, with how often and until when; what differs is not folded', () => {
  const asked = (index: number, text: string) => ({
    at: later(index),
    subject: 'portal',
    level: 'info' as const,
    text,
  });
  const poll = (status: number, took: number) => `GET /status status=${status} durationMs=${took}`;
  const polled = [poll(200, 12), poll(200, 9), poll(500, 9), poll(200, 31)].map((text, index) => asked(index, text));
  const [, frame = ''] = frames(told({ logs: polled }));
  assert.match(frame, /4 log lines/);
  assert.match(frame, /status=200 durationMs=12<\/code> <strong class="times">3 times, last at \d\d:30:12\.003/);
  assert.match(frame, /status=500 durationMs=9<\/code><\/li>/);
});

test('a failed step tells the first line of its error, whole; the rest is told once, above the film', () => {
  const [, frame = ''] = frames(told({ status: 'failed', error: 'The bank did not answer\nWhere: payments' }));
  assert.match(frame, /frame-error">The bank did not answer<\/p>/);
});

test('how often a scenario was tried says how it ended', () => {
  const row = (changes: Partial<Scenario>) =>
    String(renderScenarioRow({ ...payment, ...changes }, { anchor: undefined, open: true, inside: undefined }));
  assert.match(row({ attempts: 2 }), /passed only at attempt 2/);
  assert.match(row({ attempts: 2, status: 'failed' }), /both attempts failed/);
  assert.match(row({ attempts: 3, status: 'failed' }), /all 3 attempts failed/);
  assert.doesNotMatch(row({ attempts: 1 }), /attempt/);
});

test('what belongs to no step stands below the steps', () => {
  const scenario = { ...payment, beside: { browser: [], logs } };
  const body = String(
    renderScenarioBody(scenario, { ...around(scenario), moment: { at: later(0), name: '' }, earlierRuns: null }),
  );
  assert.ok(body.indexOf('Outside the steps') > body.indexOf('class="film"'));
});

test('a step of which nothing else is known costs nothing else', () => {
  const [frame = ''] = frames(payment);
  assert.doesNotMatch(frame, /<details|duration-chart|frame-did|outline|masked/);
  assert.ok(frame.length < 1200, `${frame.length} characters`);
});

describe('the film in a browser', () => {
  const scenario = told({ browser: seen, logs, status: 'failed' });
  const evidence = sampleEvidence([{ ...scenario, status: 'failed' }]);
  const input = { ...samples.go, evidence, present: filesOf(evidence) };
  let pages: PagesFromDisk;
  before(async () => {
    pages = await PagesFromDisk.prepare([input]);
  });
  after(() => pages.close());

  it('outlines the element acted on at its place, also where the picture is large', async () => {
    await pages.open(input, {}, async (page) => {
      const link = page.getByRole('link', { name: /before the action/ });
      await link.scrollIntoViewIfNeeded();
      await link.locator('img').evaluate('(image) => image.decode()');
      const [small, drawn] = [await link.locator('img').boundingBox(), await link.locator('rect.halo').boundingBox()];
      assert.ok(small !== null && drawn !== null);
      near(drawn.x, small.x + small.width / 4);
      near(drawn.y, small.y + small.height / 2);
      await link.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.locator('rect').first().waitFor({ state: 'attached' });
      // The picture is 64 by 40 and is fitted into its box: what is compared is the box of the picture itself.
      const [box, outlined] = [
        await dialog.locator('img').boundingBox(),
        await dialog.locator('rect.halo').boundingBox(),
      ];
      assert.ok(box !== null && outlined !== null);
      const scale = Math.min(box.width / 64, box.height / 40);
      const [left, top] = [box.x + (box.width - 64 * scale) / 2, box.y + (box.height - 40 * scale) / 2];
      near(outlined.x, left + 16 * scale);
      near(outlined.y, top + 20 * scale);
      near(outlined.width, 32 * scale);
      await page.keyboard.press('ArrowRight');
      await dialog.locator('rect').first().waitFor({ state: 'detached' });
    });
  });

  it('shows at the failed step what was said, wide enough to be read, and fits every window', async () => {
    await pages.open(input, { viewport: LAPTOP }, async (page) => {
      const said = page.getByRole('group', { name: /what browser and logs said/ });
      assert.ok(((await said.boundingBox())?.width ?? 0) > 600);
      assert.equal(await overflow(page), 0);
    });
    await pages.open(input, { viewport: PHONE }, async (page) => assert.equal(await overflow(page), 0));
  });

  it('has no barrier that axe knows, with everything open in two scenarios of the same steps', async () => {
    const { evidence } = input;
    const twice = (evidence?.scenarios ?? []).flatMap((scenario) => [
      scenario,
      { ...scenario, id: `${scenario.id}-2` },
    ]);
    const same = { ...input, evidence: evidence && { ...evidence, scenarios: twice } };
    await pages.open(same, { reducedMotion: 'reduce' }, async (page) => {
      await page.evaluate('for (const each of document.querySelectorAll(".scenario details")) each.open = true');
      await assertNoBarrier(page, '#scenarios');
    });
  });
});

/** As near as the outline is thick: a browser counts that in. */
function near(is: number, should: number): void {
  assert.ok(Math.abs(is - should) <= 6.5, `${is} is not near ${should}`);
}
