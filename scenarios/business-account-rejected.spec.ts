import { test } from './cast/index.ts';

const REASON = 'The source of funds could not be confirmed';
const FALLBACK = 'apply for a small company, and show the decision in the bank’s console';

/** What the presenter says, step by step: briefly where the audience has seen it before. */
const SCRIPT = {
  home: {
    say: 'Not every company is let in. Let us see what happens to one that is not.',
  },
  form: {
    say: 'The same form, another company.',
  },
  submit: {
    say: 'And it is with the bank.',
    meanwhile: 'The same way as before: the application goes straight into the bank’s system.',
    budget: '20s',
  },
  questions: {
    say: 'The bank asks this company as well.',
    meanwhile: 'While we wait: the customer could close the page now. What the bank asks would be here later.',
    budget: '20s',
    fallback: FALLBACK,
  },
  answer: {
    say: 'Our customer answers as well as they can.',
  },
  send: {
    say: 'And the answers are with the bank.',
    budget: '20s',
  },
  staff: {
    do: 'Change to the window of the bank’s console, and open the company’s application.',
    say: 'At the bank somebody reads the answers, and is not convinced.',
  },
  reject: {
    do: 'Type the reason, and reject.',
    say: 'Nobody can reject without a reason. What is typed here is what the customer will read.',
    budget: '20s',
  },
  refusal: {
    do: 'Change back to the customer’s window, and wait: it changes by itself.',
    say: 'A refusal, but an honest one: with its reason, the same minute, and nobody had to phone anybody.',
    meanwhile: 'Bad news should not travel slower than good news. It comes the same way.',
    budget: '20s',
    fallback: FALLBACK,
  },
};

test('A business account, rejected by the bank', async ({ customer, bankStaff, application, company }) => {
  await customer.step('The customer opens the home page', SCRIPT.home, () => customer.opensTheHomePage());
  await customer.step('The customer fills in the application', SCRIPT.form, () => customer.fillsInApplication(company));
  await customer.step('The customer submits it, and the bank receives it', SCRIPT.submit, async () => {
    await application.submitted(() => customer.submitsApplication());
    await application.received();
  });
  await customer.step('The bank asks for more information', SCRIPT.questions, () =>
    application.arrives('information-required', () => customer.seesTheBanksQuestions()),
  );
  await customer.step('The customer answers', SCRIPT.answer, () => customer.answersTheBank(company));
  await customer.step('The customer sends the answers to the bank', SCRIPT.send, () => customer.sendsTheAnswers());
  await bankStaff.step('Bank staff open the application', SCRIPT.staff, () =>
    bankStaff.opensTheApplicationOf(company.legalName),
  );
  await bankStaff.step('Bank staff reject it with a reason', SCRIPT.reject, () =>
    application.decided(() => bankStaff.rejects(REASON)),
  );
  await customer.step('The customer sees the refusal and its reason', SCRIPT.refusal, () =>
    application.arrives('rejected', () => customer.seesTheRefusal(REASON)),
  );
});
