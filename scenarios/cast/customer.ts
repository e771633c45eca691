import { Actor, type Environment, expect, type Stage } from '../../fixtures/index.ts';
import type { Company } from './company.ts';
import type { Payment } from './payment.ts';

/** The FinTech's customer, on its public pages. */
export class Customer extends Actor {
  readonly #showsWithin: { timeout: number };

  constructor(stage: Stage, { showsWithin }: Environment) {
    super(stage);
    this.#showsWithin = { timeout: showsWithin };
  }

  async opensTheHomePage(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  async fillsInPayment(payment: Payment): Promise<void> {
    await this.page.getByRole('link', { name: 'Make a payment' }).first().click();
    await this.page.getByLabel('Beneficiary name').fill(payment.beneficiaryName);
    await this.page.getByLabel('Beneficiary IBAN').fill(payment.beneficiaryIban);
    await this.page.getByLabel('Amount').fill(payment.amount);
    await this.page.getByLabel('Reference').fill(payment.reference);
  }

  async pays(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pay now' }).click();
    await this.page.waitForURL(/\/payments\/(?!new)/);
  }

  async seesTheReceipt(payment: Payment): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Payment receipt' })).toBeVisible(this.#showsWithin);
    const receipt = this.page.getByRole('main');
    await expect(receipt).toContainText('Completed');
    await expect(receipt).toContainText(payment.beneficiaryName);
    await expect(receipt).toContainText(payment.reference);
  }

  async fillsInApplication(company: Company): Promise<void> {
    await this.page.getByRole('link', { name: 'Open a business account' }).first().click();
    await this.page.getByLabel('Company name').fill(company.legalName);
    await this.page.getByLabel('Registration number').fill(company.registrationNumber);
    await this.#chooses('Country', company.country);
    await this.#chooses('Industry', company.industry);
    await this.page.getByLabel('Expected annual turnover').fill(company.expectedAnnualTurnover);
    await this.page.getByLabel('Your full name').fill(company.applicant.fullName);
    await this.page.getByLabel('Your e-mail').fill(company.applicant.email);
  }

  /** Submits the application; resolves with its id once the customer has left the form. */
  async submitsApplication(): Promise<string> {
    await this.page.getByRole('button', { name: 'Submit application' }).click();
    await this.page.waitForURL(/\/business-account\/(?!new)[^/]+$/);
    const id = new URL(this.page.url()).pathname.split('/').at(-1);
    if (id === undefined) throw new Error(`there is no application id in ${this.page.url()}`);
    return id;
  }

  async seesThatTheBankHasIt(): Promise<void> {
    await this.#sees('Your application is with the bank');
  }

  async seesTheBanksQuestions(): Promise<void> {
    await this.#sees('The bank asks for more information');
  }

  async answersTheBank(company: Company): Promise<void> {
    const [owners, funds] = [this.page.getByRole('textbox').nth(0), this.page.getByRole('textbox').nth(1)];
    await owners.fill(company.beneficialOwners);
    await funds.fill(company.sourceOfFunds);
  }

  async sendsTheAnswers(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send to the bank' }).click();
    await this.seesThatTheBankHasIt();
  }

  async seesTheAccountOpen(): Promise<void> {
    await this.#sees('Your account is open');
    await expect(this.page.getByRole('main')).toContainText('Account number');
  }

  async seesTheRefusal(reason: string): Promise<void> {
    await this.#sees('The bank has declined your application');
    await expect(this.page.getByRole('main')).toContainText(reason);
  }

  async #sees(status: string): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: status })).toBeVisible(this.#showsWithin);
  }

  async #chooses(label: string, value: string): Promise<void> {
    const field = this.page.getByLabel(label);
    const isList = await field.evaluate((element) => element.tagName === 'SELECT');
    if (isList) await field.selectOption({ label: value });
    else await field.fill(value);
  }
}
