import { test } from './cast/index.ts';

/** What the presenter says, step by step. */
const SCRIPT = {
  home: {
    say: 'Last, the thing an account is for: paying somebody.',
  },
  form: {
    do: 'Make a payment, and fill in the form with the payment below.',
    say: 'A name, an account, an amount. Nothing here that a customer would have to look up twice.',
  },
  pay: {
    do: 'Pay now.',
    say: 'One click, and the money is on its way through the bank.',
    budget: '20s',
  },
  receipt: {
    say: 'Completed. The receipt is the bank’s answer, not our hope.',
    meanwhile: 'While the spinner turns, the bank is moving the money; we show nothing before it has said yes.',
    budget: '20s',
  },
};

test('An instant payment', async ({ customer, payment }) => {
  await customer.step('The customer opens the home page', SCRIPT.home, () => customer.opensTheHomePage());
  await customer.step('The customer fills in a payment', SCRIPT.form, () => customer.fillsInPayment(payment));
  await customer.step('The customer pays', SCRIPT.pay, () => customer.pays());
  await customer.step('The spinner resolves and the receipt shows', SCRIPT.receipt, () =>
    customer.seesTheReceipt(payment),
  );
});
