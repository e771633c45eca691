import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from '@playwright/test';
import type { Reason } from '../../model/verdict.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { LAPTOP, PagesFromDisk } from './page-from-disk.ts';
import { openWindow, wakeWindow } from './samples/decided.ts';
import { platform, samples } from './samples.ts';

const PHONE = { width: 390, height: 844 };
/** What a page of A4 with usual margins holds, in CSS pixels. */
const A4 = { width: 718, height: 1047 };

const { decided } = samples;
const [credential] = decided.verdict?.blockers ?? [];
assert.ok(decided.verdict && credential);
const { verdict } = decided;
const LONG =
  'The status-poller of onboarding was never deployed to staging, so that nobody ever hears what the bank decided, and the ' +
  'audience would look at an application that stays pending for as long as the demo lasts, and after that as well';

function blocked(blockers: Reason[], changes: Partial<ReportInput> = {}): ReportInput {
  return { ...decided, verdict: { ...verdict, blockers, summary: `${blockers[0]?.title}.` }, ...changes };
}

const severalLong = blocked([
  { ...credential, title: LONG },
  { ...credential, id: 'b' },
  { ...credential, id: 'c', owner: null },
]);

/** Every way in which a no-go can look, with what a decider must see of it. */
const NO_GOES: Record<string, { input: ReportInput; sees: RegExp[] }> = {
  'one blocker': {
    input: decided,
    sees: [/payments runs without/, /Platform team/, /Wake Platform on-call by 14:05 UTC/],
  },
  'several, with a long title': {
    input: severalLong,
    sees: [/first of 3 blockers[\s\S]*never deployed/, /Platform team/, /14:05 UTC/],
  },
  'nobody’s': {
    input: blocked([
      { ...credential, owner: null, fixWindow: { ...wakeWindow, state: 'nobody', who: null, wakeBy: null } },
    ]),
    sees: [/payments runs/, /Nobody is named/, /Somebody must start by 14:20 UTC/],
  },
  'without a demo': {
    input: blocked(
      [{ ...credential, fixWindow: { ...wakeWindow, state: 'no-demo', startBy: null, wakeBy: null, who: null } }],
      {
        run: { ...decided.run, demo: { ...decided.run.demo, at: null, freeze: null } },
      },
    ),
    sees: [/payments runs/, /Platform team/, /No demo ahead/],
  },
  'too late': {
    input: blocked([
      { ...credential, fixWindow: { ...wakeWindow, state: 'closed', startBy: '2026-11-20T09:10:00.000Z' } },
    ]),
    sees: [/payments runs/, /Platform team/, /Somebody had to start by 09:10 UTC/],
  },
  'with all facts, and long ones': {
    input: blocked(
      [
        {
          ...credential,
          title: LONG,
          owner: { ...platform, name: 'Platform and infrastructure team of the west coast' },
        },
      ],
      {
        run: {
          ...decided.run,
          environment: 'staging-of-the-second-region-for-investors',
          incident: 'missing-credential',
          bankVersion: '2026-09',
          git: { commit: 'a'.repeat(40), branch: 'feature/a-branch-with-a-long-name', dirty: true },
          demo: {
            ...decided.run.demo,
            title: 'The autumn demo for investors, partners and the whole board',
            presenters: Array(6).fill('the head of product'),
          },
        },
      },
    ),
    sees: [/never deployed/, /Platform and infrastructure team/, /14:05 UTC/],
  },
};

describe('the first screen', () => {
  let pages: PagesFromDisk;
  before(async () => {
    pages = await PagesFromDisk.prepare();
  });
  after(() => pages.close());

  const shownWithin = async (page: Page, selector: string, height: number) => {
    const box = await page.locator(selector).boundingBox();
    assert.ok(box !== null && box.y >= 0 && box.y + box.height <= height, `${selector} lies below ${height}`);
  };

  for (const [name, { input, sees }] of Object.entries(NO_GOES)) {
    it(`tells outcome, first blocker, whose it is and by when without scrolling: ${name}`, async () => {
      await pages.open(input, {}, async (page) => {
        for (const selector of ['h1', '.first-what', '.first-whose', '.first-when', '.demo-left']) {
          await shownWithin(page, selector, LAPTOP.height);
        }
        const first = await page.locator('.first-reason').innerText();
        for (const said of sees) assert.match(first, said);
      });
      await pages.open(input, { viewport: PHONE }, async (page) => {
        await shownWithin(page, 'h1', PHONE.height);
        await shownWithin(page, '.first-what', PHONE.height);
        await shownWithin(page, '.first-whose', PHONE.height);
      });
    });
  }

  it('tells of a blocker further down for which somebody must start sooner', async () => {
    const sooner = { ...credential, id: 'b', fixWindow: { ...openWindow, startBy: '2026-11-20T13:00:00.000Z' } };
    await pages.open(blocked([credential, sooner]), {}, async (page) => {
      assert.match(
        await page.locator('.first-when').innerText(),
        /Sooner: blocker 2, Accounts team must start by 13:00 UTC/,
      );
    });
  });

  it('shows no first reason where nothing stands in the way', async () => {
    await pages.open(samples.go, {}, async (page) => assert.equal(await page.locator('.first-reason').count(), 0));
  });

  it('counts how long ago it was rehearsed, where it is read', async () => {
    await pages.open(decided, { now: '2026-11-20T12:31:46Z' }, async (page) => {
      assert.equal(await page.locator('.age').textContent(), ', 3 h 0 min ago');
      await page.clock.runFor('01:00');
      assert.equal(await page.locator('.age').textContent(), ', 3 h 1 min ago');
    });
    await pages.open(decided, { now: '2026-11-20T09:00:00Z' }, async (page) => {
      assert.equal(await page.locator('.age').textContent(), '', 'a clock that is behind can’t tell');
    });
  });

  it('has the first blocker on the first page of paper', async () => {
    await pages.open(severalLong, { viewport: A4 }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const selector of ['.first-reason', '#blockers li:first-child h3', '#blockers li:first-child .deadline']) {
        const box = await page.locator(selector).first().boundingBox();
        assert.ok(box !== null && box.y + box.height <= A4.height, `${selector} is not on page 1`);
      }
    });
  });
});
