import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, expect, type Page } from '@playwright/test';
import { bankControl } from '../../mocks/control-client.ts';
import { browserLaunch } from '../../support/browser.ts';
import { Secret } from '../../support/secret.ts';
import { assertNoBarrier, assertNoBarrierNow } from '../helpers/barriers.ts';
import { type StaffedBank, staffedBank } from '../helpers/staffed-bank.ts';

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const BETWEEN = [1040, 1000, 768, 600].map((width) => ({ width, height: 800 }));
const QUESTIONS = [{ field: 'owners', question: 'Who owns it?' }];

describe('the staff console in a browser', () => {
  let browser: Browser;

  before(async () => {
    browser = await chromium.launch(browserLaunch());
  });

  after(() => browser.close());

  /** A page of the console, kept up to date unless it is one before signing in. */
  async function open(t: TestContext, url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  async function live(t: TestContext, bank: StaffedBank, path: string): Promise<Page> {
    const page = await open(t, `${bank.url}${path}`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    return page;
  }

  it('approves a case by keyboard alone', async (t) => {
    const bank = await staffedBank(t);
    const id = bank.desk.put('Example Trading Ltd');
    const page = await live(t, bank, '/console');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, 'Example Trading Ltd');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Example Trading Ltd' })).toBeVisible();
    await tabTo(page, 'Input validated');
    await page.keyboard.press('Space');
    await tabTo(page, 'Approve');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'Approved by bank staff' })).toBeVisible();
    assert.equal(bank.desk.find(id)?.state, 'approved');
  });

  it('shows and announces what comes while the list is open', async (t) => {
    const bank = await staffedBank(t);
    const page = await live(t, bank, '/console');
    await page.getByRole('searchbox', { name: 'Search' }).fill('half a na');
    bank.desk.put('Newly Submitted Ltd', 'run-1.opening');
    bank.desk.tellOfCall('run-1.opening');
    await expect(page.getByRole('link', { name: 'Newly Submitted Ltd' })).toBeVisible();
    await expect(page.locator('[aria-live=polite]')).toHaveText('Newly Submitted Ltd: To be decided');
    await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('half a na');
    await bankControl(bank.url).seed({ resources: [{ body: 'Seeded Ltd', correlationId: 'run-2.seeded' }] });
    await expect(page.getByRole('link', { name: 'Seeded Ltd' })).toBeVisible();
    await expect(page.locator('[aria-live=polite]')).toHaveText('Seeded Ltd: To be decided');
  });

  it('keeps what is typed, ticked and focused while the rest of a case changes', async (t) => {
    const bank = await staffedBank(t);
    const id = bank.desk.put('Example Trading Ltd');
    const control = bankControl(bank.url);
    await control.decide(id, { decision: 'request-information', by: 'Staff', questions: QUESTIONS });
    const page = await live(t, bank, `/console/cases/${id}`);
    await page.getByText('Ask several at once').click();
    await page.getByRole('group', { name: 'Question 2' }).getByLabel('Subject').fill('Licence');
    const reason = page.getByRole('textbox', { name: 'Reason' });
    await reason.fill('Not in the register');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    bank.desk.answer(id, 'Sample Person, 100 %');
    await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
    await expect(page.getByText('Sample Person, 100 %')).toBeVisible();
    await expect(reason).toBeFocused();
    await page.keyboard.type('o!');
    await expect(reason).toHaveValue('No!ot in the register');
    await expect(page.getByRole('group', { name: 'Question 2' }).getByLabel('Subject')).toHaveValue('Licence');
    await page.getByRole('checkbox', { name: 'Input validated' }).check();
    await control.advance('2h');
    await expect(page.getByText('The bank’s time is moved on by 2 h.')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Input validated' })).toBeChecked();
  });

  it('shows and announces that a colleague was quicker, and loses no reader', async (t) => {
    const bank = await staffedBank(t);
    const id = bank.desk.put('Example Trading Ltd');
    const page = await live(t, bank, `/console/cases/${id}`);
    await page.getByRole('textbox', { name: 'Reason' }).focus();
    await bankControl(bank.url).decide(id, { decision: 'approve', by: 'A colleague' });
    await expect(page.getByRole('status').filter({ hasText: 'Approved by bank staff' })).toBeVisible();
    await expect(page.locator('[aria-live=polite]')).toHaveText('Example Trading Ltd: Approved by bank staff');
    await expect(page.getByRole('button', { name: 'Reject' })).toHaveCount(0);
    await expect(page.getByRole('main')).toBeFocused();
  });

  it('tells of a version that was switched and a fault that was turned on', async (t) => {
    const bank = await staffedBank(t);
    const page = await live(t, bank, '/console');
    const control = bankControl(bank.url);
    await control.switchVersion('2026-09');
    await expect(page.getByText('API version 2026-09')).toBeVisible();
    await control.fault({ name: 'slow-bank', title: 'Slow answers', does: { latency: '3s' } });
    await expect(page.getByText('The bank misbehaves on purpose. Slow answers')).toBeVisible();
    await control.undo();
    await expect(page.getByText('The bank misbehaves on purpose.')).toHaveCount(0);
  });

  it('works without JavaScript', async (t) => {
    const bank = await staffedBank(t);
    const id = bank.desk.put('Example Trading Ltd');
    const page = await open(t, `${bank.url}/console`, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Example Trading Ltd' }).click();
    await page.getByText('Ask several at once').click();
    for (const number of [1, 2]) {
      const group = page.getByRole('group', { name: `Question ${number}` });
      await group.getByLabel('Subject').fill(`Subject ${number}`);
      await group.getByLabel('Question', { exact: true }).fill(`Question ${number}?`);
    }
    await page.getByRole('button', { name: 'Ask for more' }).click();
    await expect(page.getByRole('status')).toHaveText('Waiting for the applicant to answer');
    assert.equal(bank.desk.find(id)?.enquiries.length, 2);
  });

  it('leads to signing in when the session ends under an open page', async (t) => {
    const token = new Secret('BANK_CONTROL_TOKEN', 'a-control-token-of-a-test');
    const bank = await staffedBank(t, { token });
    const page = await open(t, `${bank.url}/console`);
    await page.getByLabel('Control token').fill('a-control-token-of-a-test');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await bank.passes(12 * 3_600_000);
    bank.desk.tellOfCall(null);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  it('has no barrier that axe knows, light and dark, and fits every width', async (t) => {
    const bank = await staffedBank(t);
    const token = new Secret('BANK_CONTROL_TOKEN', 'a-control-token-of-a-test');
    const locked = await staffedBank(t, { token });
    const [waiting, decided] = [bank.desk.put('Waiting Ltd', 'run-1.a'), bank.desk.put('Decided Ltd', 'run-2.b')];
    const control = bankControl(bank.url);
    await control.decide(decided, { decision: 'reject', by: 'Staff', reason: 'It is not in the register' });
    await control.decide(waiting, { decision: 'request-information', by: 'Staff', questions: QUESTIONS });
    await control.advance('2h');
    await control.fault({ name: 'slow-bank', does: { latency: '3s' } });
    const addresses = [
      `${bank.url}/console`,
      `${bank.url}/console/cases/${waiting}`,
      `${bank.url}/console/cases/${decided}`,
      `${bank.url}/console/cases/nobody`,
      `${locked.url}/console`,
    ];
    const page = await open(t, 'about:blank', { reducedMotion: 'reduce' });
    for (const address of addresses) {
      await page.goto(address);
      await page.setViewportSize(LAPTOP);
      await assertNoBarrier(page);
      for (const viewport of [LAPTOP, ...BETWEEN, PHONE]) {
        await page.setViewportSize(viewport);
        assert.equal(await overflow(page), 0, `${address} at ${viewport.width}`);
      }
      await assertNoBarrierNow(page);
    }
  });
});

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 1; press <= 30; press += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if (await focused.and(page.getByLabel(name).or(page.getByText(name, { exact: true }))).count()) return;
  }
  assert.fail(`Tab never comes to ${name}`);
}

/** By how many pixels the page is wider than its window. */
async function overflow(page: Page): Promise<number> {
  const widths: [number, number] = await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return widths[0] - widths[1];
}
