import { test as base, type DelayedFlow } from '../../fixtures/index.ts';
import { applicationFlow } from './application.ts';
import { BankStaff } from './bank-staff.ts';
import { type Company, companyFacts, inventedCompany } from './company.ts';
import { Customer } from './customer.ts';
import { inventing } from './invention.ts';
import { inventedPayment, type Payment, paymentFacts } from './payment.ts';

interface Cast {
  customer: Customer;
  /** In a second browser session. */
  bankStaff: BankStaff;
  company: Company;
  payment: Payment;
  /** The application's way through the bank's delayed decision. */
  application: DelayedFlow<'information-required' | 'approved' | 'rejected'>;
}

/** The people and props of the sample platform. A platform of your own has others, made in the same way. */
export const test = base.extend<Cast>({
  customer: async ({ context, place, onStage }, use) => {
    await use(new Customer(onStage(await context.newPage()), place));
  },

  bankStaff: async ({ browser, bankConsole, onStage }, use) => {
    // The customer's id is not theirs to send.
    const context = await browser.newContext({ extraHTTPHeaders: {} });
    await use(new BankStaff(onStage(await context.newPage()), bankConsole));
    await context.close();
  },

  company: async ({ seed, persona }, use) => {
    const company = inventedCompany(inventing(seed));
    persona('company', companyFacts(company));
    await use(company);
  },

  payment: async ({ seed, persona }, use) => {
    const payment = inventedPayment(inventing(seed));
    persona('payment', paymentFacts(payment));
    await use(payment);
  },

  application: async ({ delayedFlow, place }, use) => use(delayedFlow(applicationFlow(place))),
});
export { expect } from '../../fixtures/index.ts';
