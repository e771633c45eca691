import { Actor, type BankConsole, expect, type Stage } from '../../fixtures/index.ts';

/** Staff at the bank, in their console, in a browser of their own. They see what this run submitted, and no other run's. */
export class BankStaff extends Actor {
  readonly #console: BankConsole;

  constructor(stage: Stage, console: BankConsole) {
    super(stage);
    this.#console = console;
  }

  async opensTheApplicationOf(legalName: string): Promise<void> {
    await this.#console.signsIn(this.page.context());
    await this.page.goto(this.#console.address);
    await this.page.getByRole('link', { name: legalName }).first().click();
    await expect(this.page.getByRole('heading', { level: 1, name: legalName })).toBeVisible();
  }

  async validatesAndApproves(): Promise<void> {
    await this.page.getByRole('checkbox', { name: 'Input validated' }).check();
    await this.page.getByRole('button', { name: 'Approve' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: 'Approved by bank staff' })).toBeVisible();
  }

  async rejects(reason: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await this.page.getByRole('button', { name: 'Reject' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: 'Rejected by bank staff' })).toBeVisible();
  }
}
