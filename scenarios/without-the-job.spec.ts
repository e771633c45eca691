import { test } from './cast/index.ts';

/** The bank asks companies that expect so little nothing before it reviews them, so nothing waits for a job of ours. */
const SMALL = '45000.00';

const fallback = {
  type: 'fallback',
  description: 'apply for a small company, and show the decision in the bank’s console',
};

/** What the presenter says where the customer’s page does not follow the bank. */
const SCRIPT = {
  form: {
    do: `Open a business account, and fill in the form with an expected turnover of ${SMALL}.`,
    say: 'Let us take a smaller company: the bank has no further questions then.',
  },
  submit: {
    say: 'It is with the bank.',
    budget: '20s',
  },
  staff: {
    do: 'Change to the window of the bank’s console, and open the company’s application.',
    say: 'We follow it at the bank itself, where the decision is made.',
  },
  approve: {
    do: 'Tick “Input validated”, and approve. Stay in the console.',
    say: 'Approved. Our page tells the customer as soon as it has asked the bank; here you see that the bank has decided.',
    budget: '20s',
  },
};

test('The decision, shown at the bank', { annotation: fallback }, async ({ customer, bankStaff, company, persona }) => {
  const small = { ...company, expectedAnnualTurnover: SMALL };
  persona('company', { 'Expected annual turnover': SMALL });
  await customer.step('The customer fills in an application for a small company', SCRIPT.form, async () => {
    await customer.opensTheHomePage();
    await customer.fillsInApplication(small);
  });
  await customer.step('The customer submits it', SCRIPT.submit, async () => {
    await customer.submitsApplication();
  });
  await bankStaff.step('Bank staff open the application', SCRIPT.staff, () =>
    bankStaff.opensTheApplicationOf(small.legalName),
  );
  await bankStaff.step('Bank staff approve, and the console shows it', SCRIPT.approve, () =>
    bankStaff.validatesAndApproves(),
  );
});
