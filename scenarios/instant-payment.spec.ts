import { test } from '../fixtures/index.ts';

test('An instant payment', async ({ customer, payment }) => {
  await customer.step('The customer opens the home page', () => customer.opensTheHomePage());
  await customer.step('The customer fills in a payment', () => customer.fillsInPayment(payment));
  await customer.step('The customer pays', () => customer.pays());
  await customer.step('The spinner resolves and the receipt shows', () => customer.seesTheReceipt(payment));
});
