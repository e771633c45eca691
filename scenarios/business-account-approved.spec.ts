import { test } from './cast/index.ts';

const FALLBACK = 'apply for a small company, and show the decision in the bank’s console';

/** What the presenter says, step by step. */
const SCRIPT = {
  home: {
    say: 'This is Northgate. A company that needs a bank account starts here, not in a branch.',
  },
  form: {
    do: 'Open a business account, and fill in the form with the company below.',
    say: 'Five questions about the company and two about you. Nobody prints anything, and nobody posts anything.',
  },
  submit: {
    do: 'Submit the application, and stay on the page.',
    say: 'With this click the application is at our partner bank. Not in a mailbox there: in their system.',
    meanwhile: 'You are looking at the real hand-over to the bank.',
    budget: '20s',
  },
  questions: {
    do: 'Wait on the page: it changes by itself.',
    say: 'The bank wants to know more about a company of this size, and its questions are here, on the same page.',
    meanwhile: 'From now on the bank is at work. We ask it every few seconds, and tell the customer what we hear.',
    budget: '20s',
    fallback: FALLBACK,
  },
  answer: {
    say: 'Who owns the company, and where its money comes from. This is the letter that used to take a week.',
  },
  send: {
    say: 'Sent, and with the bank again.',
    budget: '20s',
  },
  staff: {
    do: 'Change to the window of the bank’s console, and open the company’s application.',
    say: 'Let us change sides. This is what the bank’s staff see: the same application, with the answers we have just given.',
  },
  approve: {
    do: 'Tick “Input validated”, and approve.',
    say: 'A person decides here, not a machine. She has checked the input, and she approves.',
    budget: '20s',
  },
  open: {
    do: 'Change back to the customer’s window, and wait: it changes by itself.',
    say: 'The account is open, and this is its number. From the first click to an account in one sitting.',
    meanwhile: 'The bank has decided. In a moment our job asks it, and the customer knows without reloading anything.',
    budget: '20s',
    fallback: FALLBACK,
  },
};

test('A business account, approved by the bank', async ({ customer, bankStaff, application, company }) => {
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
  await bankStaff.step('Bank staff validate the input and approve', SCRIPT.approve, () =>
    application.decided(() => bankStaff.validatesAndApproves()),
  );
  await customer.step('The customer sees the account open', SCRIPT.open, () =>
    application.arrives('approved', () => customer.seesTheAccountOpen()),
  );
});
