import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ApplicationEvent,
  isDecided,
  moveApplication,
  newApplication,
  openEnquiries,
} from '../../mocks/sample/lifecycle/application.ts';
import type { ApplicationState } from '../../mocks/sample/lifecycle/application-state.ts';
import { questionsAtReceipt } from '../../mocks/sample/lifecycle/intake.ts';

const field = fc.constantFrom('owners', 'funds', 'licence');
const questions = fc.array(fc.record({ field, question: fc.constant('What?') }), { maxLength: 3 });
const by = fc.constant('Staff');
const event: fc.Arbitrary<ApplicationEvent> = fc.oneof(
  fc.record({ type: fc.constant('assess' as const), questions }),
  fc.record({
    type: fc.constant('supply-information' as const),
    answers: fc.array(fc.record({ field, answer: fc.string({ minLength: 1 }) }), { maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('request-information' as const), by, questions }),
  fc.record({ type: fc.constant('approve' as const), by, account: fc.constant({ iban: 'DE00', currency: 'EUR' }) }),
  fc.record({ type: fc.constant('reject' as const), by, reason: fc.constantFrom('', ' ', 'Not in the register') }),
);

/** What must hold of every step, whatever came before it. */
function assertLawful(before: ApplicationState, happened: ApplicationEvent, frozen: string): ApplicationState {
  const transition = moveApplication(before, happened);
  assert.equal(JSON.stringify(before), frozen, 'the state handed in was changed');
  if (!transition.moved) {
    assert.ok(transition.refusal.why.length > 0);
    return before;
  }
  const after = transition.state;
  assert.equal(isDecided(before), false, 'a decision is final');
  assert.equal(before.status === 'received', happened.type === 'assess', 'it is assessed once, and first');
  assert.notEqual(after.status, 'received');
  if (!isDecided(after)) {
    assert.equal(after.status === 'information-required', openEnquiries(after).length > 0);
  }
  if (after.status === 'approved') assert.equal(before.status, 'under-review', 'only what is reviewed is approved');
  if (after.status === 'rejected') assert.notEqual(after.reason.trim(), '');
  const open = openEnquiries(after).map((enquiry) => enquiry.field);
  assert.equal(new Set(open).size, open.length, 'no question is open twice');
  assert.ok(after.enquiries.length >= before.enquiries.length, 'what was asked is never lost');
  for (const [index, { answer, question }] of before.enquiries.entries()) {
    assert.equal(after.enquiries[index]?.question, question);
    if (answer !== null) assert.equal(after.enquiries[index]?.answer, answer, 'an answer is never changed');
  }
  return after;
}

test('whatever happens to an application, in whatever order, follows the rules', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      let state: ApplicationState = newApplication;
      for (const happened of events) {
        state = assertLawful(state, happened, JSON.stringify(state));
        reached.add(state.status);
      }
    }),
    { numRuns: 5000 },
  );
  assert.deepEqual([...reached].sort(), ['approved', 'information-required', 'received', 'rejected', 'under-review']);
});

const account = { iban: 'DE00', currency: 'EUR' };

function stateAfter(...events: ApplicationEvent[]): ApplicationState {
  return events.reduce<ApplicationState>((state, happened) => {
    const transition = moveApplication(state, happened);
    assert.ok(transition.moved);
    return transition.state;
  }, newApplication);
}

test('each refusal says why, in a word for programs and a sentence for people', () => {
  const asked = stateAfter({ type: 'assess', questions: [{ field: 'owners', question: 'Who?' }] });
  const reviewed = stateAfter({ type: 'assess', questions: [] });
  const approved = stateAfter({ type: 'assess', questions: [] }, { type: 'approve', by: 'Staff', account });
  const answer = { field: 'owners', answer: 'Me' };
  const refusals: [ApplicationState, ApplicationEvent, string][] = [
    [approved, { type: 'reject', by: 'Staff', reason: 'Late' }, 'already-decided'],
    [reviewed, { type: 'assess', questions: [] }, 'already-assessed'],
    [newApplication, { type: 'approve', by: 'Staff', account }, 'not-assessed'],
    [asked, { type: 'approve', by: 'Staff', account }, 'information-outstanding'],
    [reviewed, { type: 'supply-information', answers: [answer] }, 'nothing-asked'],
    [asked, { type: 'supply-information', answers: [] }, 'nothing-supplied'],
    [asked, { type: 'supply-information', answers: [answer, answer] }, 'answered-twice'],
    [asked, { type: 'supply-information', answers: [{ field: 'hobby', answer: 'Chess' }] }, 'not-asked'],
    [reviewed, { type: 'request-information', by: 'Staff', questions: [] }, 'no-questions'],
    [
      asked,
      { type: 'request-information', by: 'Staff', questions: [{ field: 'owners', question: 'Who?' }] },
      'already-asked',
    ],
    [reviewed, { type: 'reject', by: 'Staff', reason: ' ' }, 'no-reason'],
  ];
  for (const [state, happened, code] of refusals) {
    const transition = moveApplication(state, happened);
    assert.ok(!transition.moved);
    assert.equal(transition.refusal.code, code);
  }
});

test('from a turnover of 100,000 the bank asks about owners and funds at once', () => {
  assert.deepEqual(questionsAtReceipt('99999.99'), []);
  assert.deepEqual(
    questionsAtReceipt('100000.00').map((question) => question.field),
    ['beneficialOwners', 'sourceOfFunds'],
  );
});
