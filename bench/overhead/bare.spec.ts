import { base, en, Faker } from '@faker-js/faker';
import { type Browser, expect, type Page, type TestInfo, test } from '@playwright/test';

// The four journeys of scenarios/, written with Playwright alone in one file, as they would be without the harness.

const faker = new Faker({ locale: [en, base] });
const pictures = process.env.BARE_EXTRAS === 'on';
const consoleAddress = `${process.env.BANK_URL}/console`;
const reason = 'The source of funds could not be confirmed';

async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  if (!pictures) return;
  const path = info.outputPath(`${name.replaceAll(' ', '-')}.jpg`);
  await page.screenshot({ path, type: 'jpeg', quality: 80 });
  await info.attach(name, { path, contentType: 'image/jpeg' });
}

async function opensTheHomePage(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function fillsIn(page: Page, legalName: string, turnover: string): Promise<void> {
  await page.getByRole('link', { name: 'Open a business account' }).first().click();
  await page.getByLabel('Company name').fill(legalName);
  await page.getByLabel('Registration number').fill('12345678');
  await page.getByLabel('Country').selectOption({ label: 'Ireland' });
  await page.getByLabel('Industry').selectOption({ label: 'Software' });
  await page.getByLabel('Expected annual turnover').fill(turnover);
  await page.getByLabel('Your full name').fill(faker.person.fullName());
  await page.getByLabel('Your e-mail').fill('applicant@example.com');
}

async function submits(page: Page, info: TestInfo): Promise<void> {
  await test.step('submit', async () => {
    await page.getByRole('button', { name: 'Submit application' }).click();
    await page.waitForURL(/\/business-account\/(?!new)[^/]+$/);
    await picture(page, info, 'submit');
  });
}

async function apply(page: Page, info: TestInfo, legalName: string): Promise<void> {
  await test.step('home page', async () => {
    await opensTheHomePage(page);
    await picture(page, info, 'home page');
  });
  await test.step('fill in', async () => {
    await fillsIn(page, legalName, '250000.00');
    await picture(page, info, 'fill in');
  });
  await submits(page, info);
  await test.step('questions', async () => {
    await expect(page.getByText('The bank asks for more information').first()).toBeVisible({ timeout: 30_000 });
    await picture(page, info, 'questions');
  });
  await test.step('answer', async () => {
    await page.getByRole('textbox').nth(0).fill('One owner, 100 %');
    await page.getByRole('textbox').nth(1).fill('Revenue from customers');
    await picture(page, info, 'answer');
  });
  await test.step('send', async () => {
    await page.getByRole('button', { name: 'Send to the bank' }).click();
    await expect(page.getByText('Your application is with the bank').first()).toBeVisible();
    await picture(page, info, 'send');
  });
}

async function decide(browser: Browser, info: TestInfo, legalName: string, approve: boolean): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await test.step('staff open', async () => {
    await page.goto(consoleAddress);
    await page.getByRole('link', { name: legalName }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: legalName })).toBeVisible();
    await picture(page, info, 'staff open');
  });
  await test.step('staff decide', async () => {
    if (approve) {
      await page.getByRole('checkbox', { name: 'Input validated' }).check();
      await page.getByRole('button', { name: 'Approve' }).click();
    } else {
      await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
      await page.getByRole('button', { name: 'Reject' }).click();
    }
    await expect(page.getByRole('status')).toContainText('by bank staff');
    await picture(page, info, 'staff decide');
  });
  await context.close();
}

function companyName(): string {
  return `${faker.company.name().replaceAll(/[^A-Za-z ]/g, '')} Ltd`;
}

test('an instant payment', async ({ page }, info) => {
  await test.step('home page', async () => {
    await opensTheHomePage(page);
    await picture(page, info, 'home page');
  });
  await test.step('fill in', async () => {
    await page.getByRole('link', { name: 'Make a payment' }).first().click();
    await page.getByLabel('Beneficiary name').fill(faker.person.fullName());
    await page.getByLabel('Beneficiary IBAN').fill(faker.finance.iban({ countryCode: 'DE', formatted: false }));
    await page.getByLabel('Amount').fill('120.00');
    await page.getByLabel('Reference').fill('Invoice 1234');
    await picture(page, info, 'fill in');
  });
  await test.step('pay', async () => {
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.waitForURL(/\/payments\/(?!new)/);
    await picture(page, info, 'pay');
  });
  await test.step('receipt', async () => {
    await expect(page.getByRole('heading', { name: 'Payment receipt' })).toBeVisible({ timeout: 30_000 });
    await picture(page, info, 'receipt');
  });
});

test('a business account, approved', async ({ page, browser }, info) => {
  const legalName = companyName();
  await apply(page, info, legalName);
  await decide(browser, info, legalName, true);
  await test.step('open', async () => {
    await expect(page.getByText('Your account is open').first()).toBeVisible({ timeout: 30_000 });
    await picture(page, info, 'open');
  });
});

test('a business account, rejected', async ({ page, browser }, info) => {
  const legalName = companyName();
  await apply(page, info, legalName);
  await decide(browser, info, legalName, false);
  await test.step('refused', async () => {
    await expect(page.getByText('The bank has declined your application').first()).toBeVisible({ timeout: 30_000 });
    await picture(page, info, 'refused');
  });
});

test('a business account, decided at the bank', async ({ page, browser }, info) => {
  const legalName = companyName();
  await test.step('fill in', async () => {
    await opensTheHomePage(page);
    await fillsIn(page, legalName, '45000.00');
    await picture(page, info, 'fill in');
  });
  await submits(page, info);
  await decide(browser, info, legalName, true);
});
