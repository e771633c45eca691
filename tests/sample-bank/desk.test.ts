import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf } from './bodies.ts';
import { openSample } from './open-sample.ts';

test('staff see what was submitted, asked and supplied, what happened, and what they can do', async () => {
  const bank = await openSample();
  const client = await clientOf(bank, '2026-09', 'run-1.journey');
  const id = client.idOf(await client.submit({ turnover: '250000.00' }));
  const asked = bank.model.desk.find(id) ?? assert.fail();
  assert.equal(asked.title, 'Example Trading Ltd');
  assert.deepEqual([asked.kind, asked.state, asked.waiting], ['application', 'information-required', true]);
  assert.deepEqual([asked.run, asked.correlationId], ['run-1', 'run-1.journey']);
  assert.deepEqual(asked.highlights[0], { term: 'Expected turnover', value: 'EUR 250,000.00' });
  assert.deepEqual(
    asked.sections.map(({ title, facts }) => [title, facts[0]?.value, facts[1]?.value]),
    [
      ['Company', 'Example Trading Ltd', 'Cooperative'],
      ['Applicant', 'Sample Person', 'sample.person@company.example'],
      ['Reference', id, 'run-1.journey'],
    ],
  );
  assert.deepEqual(
    asked.moves.map(({ name, needs, blocked }) => [name, needs, blocked]),
    [
      ['approve', 'validation', 'It can be approved once the applicant has answered the 2 open questions.'],
      ['reject', 'reason', null],
      ['request-information', 'questions', null],
    ],
  );
  await client.supply(id);
  const reviewed = bank.model.desk.find(id) ?? assert.fail();
  assert.equal(reviewed.moves[0]?.blocked, null);
  assert.deepEqual(
    reviewed.enquiries.map(({ answer }) => answer),
    ['Sample Person, 100 %', 'Retained earnings'],
  );
  await bank.passes(60_000);
  const outcome = bank.model.desk.decide(id, { decision: 'approve', by: 'Sam' });
  assert.ok(outcome.done);
  assert.deepEqual([outcome.case.waiting, outcome.case.moves], [false, []]);
  assert.equal(outcome.case.sections[0]?.title, 'Decision');
  assert.equal(outcome.case.standing.look, 'good');
  assert.deepEqual(
    outcome.case.history.map(({ by, what }) => `${by}: ${what}`),
    [
      'the applicant: Submitted',
      'the intake check: Asked: beneficialOwners, sourceOfFunds',
      'the applicant: Answered: beneficialOwners, sourceOfFunds',
      'Sam: Approved',
    ],
  );
  assert.equal(outcome.case.updatedAt, bank.now());
});

test('a decision goes into the journal with who took it; one that can’t be taken says why and goes nowhere', async () => {
  const bank = await openSample();
  const { desk } = bank.model;
  const client = await clientOf(bank, '2026-03', 'run-1.journey');
  const id = client.idOf(await client.submit({ turnover: '10.00' }));
  const question = { field: 'licence', question: 'Which?' };
  const code = (decision: Parameters<typeof desk.decide>[1], which = id) => {
    const outcome = desk.decide(which, decision);
    return outcome.done ? 'done' : outcome.code;
  };
  const by = 'Sam';
  assert.equal(code({ decision: 'approve', by }, 'app_unknown'), 'not-found');
  assert.equal(code({ decision: 'postpone', by }), 'unknown-decision');
  assert.equal(code({ decision: 'reject', by }), 'no-reason');
  assert.equal(code({ decision: 'reject', by, reason: 'a'.repeat(501) }), 'unusable-decision');
  assert.equal(code({ decision: 'request-information', by }), 'no-questions');
  assert.equal(
    code({ decision: 'request-information', by, questions: [{ ...question, field: '' }] }),
    'unusable-decision',
  );
  assert.equal(
    code({ decision: 'request-information', by, questions: [{ ...question, question: 'a'.repeat(501) }] }),
    'unusable-decision',
  );
  assert.deepEqual(bank.journal.read().entries, []);
  assert.equal(code({ decision: 'request-information', by, questions: [question] }), 'done');
  assert.equal(code({ decision: 'approve', by }), 'information-outstanding');
  assert.equal(code({ decision: 'reject', by, reason: 'No licence' }), 'done');
  assert.equal(code({ decision: 'approve', by }), 'already-decided');
  const common = { correlationId: 'run-1.journey', kind: 'decision', resource: id, by };
  assert.deepEqual(
    bank.journal.read().entries.map(({ sequence, at, ...entry }) => entry),
    [
      { ...common, decision: 'request-information', state: 'information-required', final: false, reason: null },
      { ...common, decision: 'reject', state: 'rejected', final: true, reason: 'No licence' },
    ],
  );
});

test('the newest case comes first, and one that has not moved is the same as before', async () => {
  const bank = await openSample();
  const client = await clientOf(bank, '2026-03');
  const ids = [];
  for (let count = 0; count < 3; count += 1) ids.push(client.idOf(await client.submit()));
  const { desk } = bank.model;
  assert.deepEqual(
    desk.cases(null).map(({ id }) => id),
    ids.toReversed(),
  );
  assert.equal(desk.cases(null)[0], desk.find(ids[2] ?? ''));
});
