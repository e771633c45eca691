import { test } from '../fixtures/index.ts';

test('A business account, approved by the bank', async ({ customer, bankStaff, application, company }) => {
  await customer.step('The customer opens the home page', () => customer.opensTheHomePage());
  await customer.step('The customer fills in the application', () => customer.fillsInApplication(company));
  await customer.step('The customer submits it, and the bank receives it', async () => {
    await application.submitted(() => customer.submitsApplication());
    await application.received();
  });
  await customer.step('The bank asks for more information', () =>
    application.arrives('information-required', () => customer.seesTheBanksQuestions()),
  );
  await customer.step('The customer answers', () => customer.answersTheBank(company));
  await customer.step('The customer sends the answers to the bank', () => customer.sendsTheAnswers());
  await bankStaff.step('Bank staff open the application', () => bankStaff.opensTheApplicationOf(company.legalName));
  await bankStaff.step('Bank staff validate the input and approve', () =>
    application.decided(() => bankStaff.validatesAndApproves()),
  );
  await customer.step('The customer sees the account open', () =>
    application.arrives('approved', () => customer.seesTheAccountOpen()),
  );
});
