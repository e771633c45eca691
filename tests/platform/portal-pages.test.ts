import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../../support/browser.ts';
import { assertNoBarrierNow } from '../helpers/barriers.ts';
import { APPLICATION, PAYMENT } from './requests.ts';
import { openStage } from './stage.ts';
import { NOWHERE } from './variables.ts';

const WIDTHS = { laptop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

const stage = await openStage();
const bank = await stage.bank();
const [onboarding, payments] = await Promise.all([
  stage.service('onboarding', { BANK_URL: bank.url }),
  stage.service('payments', { BANK_URL: bank.url }),
  stage.service('status-poller', { BANK_URL: bank.url }),
]);
const portal = await stage.service('portal', { ONBOARDING_URL: onboarding.url, PAYMENTS_URL: payments.url });
const browser = await chromium.launch(browserLaunch());
after(() => browser.close());

async function open(
  options: Parameters<typeof browser.newContext>[0] = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: portal.url, ...options });
  return { context, page: await context.newPage() };
}

/** The page has no finding of axe, and nothing reaches beyond its sides. */
async function isSound(page: Page): Promise<void> {
  await assertNoBarrierNow(page);
  const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  assert.equal(beyond, 0, `${page.url()} is wider than its window`);
}

async function fillInPayment(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Make a payment' }).click();
  await page.getByLabel('Beneficiary name').fill(PAYMENT.creditorName);
  await page.getByLabel('Beneficiary IBAN').fill(PAYMENT.creditorAccount);
  await page.getByLabel('Amount').fill(PAYMENT.amount);
  await page.getByLabel('Reference').fill(PAYMENT.reference);
}

async function apply(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Open a business account' }).click();
  await page.getByLabel('Company name').fill(APPLICATION.legalName);
  await page.getByLabel('Registration number').fill(APPLICATION.registrationNumber);
  await page.getByLabel('Country').selectOption({ label: 'Germany' });
  await page.getByLabel('Industry').selectOption(APPLICATION.industry);
  await page.getByLabel('Expected annual turnover (EUR)').fill(APPLICATION.expectedAnnualTurnover);
  await page.getByLabel('Your full name').fill(APPLICATION.fullName);
  await page.getByLabel('Your e-mail').fill(APPLICATION.email);
  await page.getByRole('button', { name: 'Submit application' }).click();
}

async function decide(page: Page, decision: Parameters<typeof bank.control.decide>[1]): Promise<void> {
  const correlation = (await page.locator('[data-live]').getAttribute('data-correlation')) ?? '';
  const { entries } = await bank.control.journal({ correlation });
  const applications = entries.flatMap((entry) =>
    entry.kind === 'call' && entry.resource !== null ? [entry.resource] : [],
  );
  await bank.control.decide(applications[0] ?? 'none', decision);
}

const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

for (const [width, viewport] of Object.entries(WIDTHS)) {
  test(`every page is sound on a ${width}`, async () => {
    const { page, context } = await open({ viewport });
    for (const path of ['/', '/payments/new', '/business-account/new', '/nothing-here']) {
      await page.goto(path);
      await isSound(page);
    }
    for (const [path, button] of [
      ['/payments/new', 'Pay now'],
      ['/business-account/new', 'Submit application'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('alert').getByRole('link').first().waitFor();
      await isSound(page);
    }

    await fillInPayment(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('heading', { name: 'Payment receipt' }).waitFor();
    await isSound(page);

    await apply(page);
    await status(page, 'The bank asks for more information').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Send to the bank' }).click();
    await page.getByRole('alert').getByRole('link').first().waitFor();
    await isSound(page);
    for (const answer of await page.getByRole('textbox').all()) await answer.fill('An answer');
    await page.getByRole('button', { name: 'Send to the bank' }).click();
    await status(page, 'Your application is with the bank').waitFor();
    await isSound(page);
    await decide(page, { decision: 'approve', by: 'bank staff' });
    await status(page, 'Your account is open').waitFor();
    await isSound(page);

    await apply(page);
    await status(page, 'The bank asks for more information').waitFor();
    await decide(page, { decision: 'reject', by: 'bank staff', reason: 'The company is not registered' });
    await status(page, 'The bank has declined your application').waitFor();
    await page.getByRole('main').getByText('The company is not registered').waitFor();
    await isSound(page);
    await context.close();
  });
}

test('the pages for what goes wrong are sound', async () => {
  const alone = await stage.service('portal', { ONBOARDING_URL: NOWHERE, PAYMENTS_URL: NOWHERE });
  const { page, context } = await open({ baseURL: alone.url });
  await fillInPayment(page);
  await page.getByRole('button', { name: 'Pay now' }).click();
  await page.getByRole('heading', { name: 'Your payment was not made' }).waitFor();
  await isSound(page);
  await apply(page);
  await page.getByRole('heading', { name: 'We could not take your application just now' }).waitFor();
  await isSound(page);
  await context.close();
});

test('a payment resolves in the page: the status region is the same one, and nothing is loaded anew', async () => {
  const { page, context } = await open();
  await fillInPayment(page);
  await page.getByRole('button', { name: 'Pay now' }).click();
  const region = await page.getByRole('status').elementHandle();
  let loads = 0;
  page.on('load', () => loads++);
  await page.getByRole('heading', { name: 'Payment receipt' }).waitFor();
  assert.equal(
    await region?.evaluate((element) => element.isConnected && element.textContent?.trim()),
    'Your payment has been made',
  );
  assert.equal(loads, 0);
  assert.match(await page.title(), /^Payment receipt/);
  await context.close();
});

test('what is being typed is left alone while the page asks for news', async () => {
  const { page, context } = await open();
  await apply(page);
  await status(page, 'The bank asks for more information').waitFor();
  const answer = page.getByRole('textbox').first();
  await answer.fill('Half an ans');
  const asked = () => page.waitForResponse((response) => response.url().endsWith('/status'));
  await asked();
  await asked();
  assert.equal(await answer.inputValue(), 'Half an ans');
  await decide(page, { decision: 'reject', by: 'bank staff', reason: 'Withdrawn' });
  await status(page, 'The bank has declined your application').waitFor();
  await page.locator('h1:focus').waitFor();
  await context.close();
});

test('errors get the focus, and lead to their fields', async () => {
  const { page, context } = await open();
  await page.goto('/payments/new');
  await page.getByRole('button', { name: 'Pay now' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '4 things need your attention' });
  await summary.and(page.locator(':focus')).waitFor();
  await summary.getByRole('link', { name: 'Enter the amount to pay' }).click();
  await page.getByLabel('Amount').and(page.locator(':focus')).waitFor();
  await context.close();
});

test('without scripts the whole way can be gone too', async () => {
  const { page, context } = await open({ javaScriptEnabled: false });
  await fillInPayment(page);
  await page.getByRole('button', { name: 'Pay now' }).click();
  await page.getByRole('heading', { name: 'Payment receipt' }).waitFor();
  await apply(page);
  await status(page, 'The bank asks for more information').waitFor();
  for (const answer of await page.getByRole('textbox').all()) await answer.fill('An answer');
  await page.getByRole('button', { name: 'Send to the bank' }).click();
  await status(page, 'Your application is with the bank').waitFor();
  await context.close();
});
