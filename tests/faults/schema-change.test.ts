import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Does } from '../../mocks/faults/does.ts';
import { answer, arriving } from './samples.ts';

type Change = NonNullable<Does['schema']>;

function changed(change: Change, body: unknown, status = 200): unknown {
  return JSON.parse(arriving({ does: { schema: change } }, answer(body, status)).body.toString('utf8'));
}

const APPLICATION = {
  status: 'UNDER_REVIEW',
  amount: { value: '12.50', currency: 'EUR' },
  questions: [
    { field: 'owners', question: 'Who?' },
    { field: 'funds', question: 'Whence?' },
  ],
};

const CHANGES: { what: string; change: Change; differs: object }[] = [
  { what: 'a field is dropped', change: { drop: '/amount/currency' }, differs: { amount: { value: '12.50' } } },
  {
    what: 'a field is dropped in every item of a list',
    change: { drop: '/questions/*/question' },
    differs: { questions: [{ field: 'owners' }, { field: 'funds' }] },
  },
  { what: 'all items of a list are dropped', change: { drop: ['/questions/*'] }, differs: { questions: [] } },
  {
    what: 'one item of a list is dropped',
    change: { drop: '/questions/0' },
    differs: { questions: [APPLICATION.questions[1]] },
  },
  {
    what: 'a field is renamed in every item',
    change: { rename: { '/questions/*/field': 'name' } },
    differs: {
      questions: [
        { name: 'owners', question: 'Who?' },
        { name: 'funds', question: 'Whence?' },
      ],
    },
  },
  {
    what: 'a text becomes a number',
    change: { retype: { '/amount/value': 'number' } },
    differs: { amount: { value: 12.5, currency: 'EUR' } },
  },
  { what: 'a value becomes a list', change: { retype: { '/status': 'list' } }, differs: { status: ['UNDER_REVIEW'] } },
  {
    what: 'an object becomes a text',
    change: { retype: { '/amount': 'text' } },
    differs: { amount: '{"value":"12.50","currency":"EUR"}' },
  },
  { what: 'a value becomes null', change: { retype: { '/amount': 'null' } }, differs: { amount: null } },
  {
    what: 'an enum has a new value',
    change: { values: { '/status': { UNDER_REVIEW: 'ESCALATED' } } },
    differs: { status: 'ESCALATED' },
  },
  {
    what: 'a value that has no new one stays',
    change: { values: { '/status': { APPROVED: 'OPENED', toString: 'x' } } },
    differs: {},
  },
  {
    what: 'a field is new in every item',
    change: { set: { '/questions/*/due': 7 } },
    differs: { questions: APPLICATION.questions.map((question) => ({ ...question, due: 7 })) },
  },
];

for (const { what, change, differs } of CHANGES) {
  test(what, () => {
    assert.deepEqual(changed(change, APPLICATION), { ...APPLICATION, ...differs });
  });
}

test('a renamed field is gone under its old name, with its value under the new', () => {
  const { status, ...rest } = APPLICATION;
  assert.deepEqual(changed({ rename: { '/status': 'state' } }, APPLICATION), { ...rest, state: status });
});

test('types and values are changed before fields are renamed, so that all go by the names of the contract', () => {
  const change: Change = { rename: { '/status': 'state' }, values: { '/status': { UNDER_REVIEW: 'ESCALATED' } } };
  assert.deepEqual(changed(change, { status: 'UNDER_REVIEW' }), { state: 'ESCALATED' });
});

test('refusals stay as they are unless it says so', () => {
  const body = { status: 409, detail: 'too late' };
  assert.deepEqual(changed({ drop: '/detail' }, body, 409), body);
  assert.deepEqual(changed({ drop: '/detail', answers: 'refusal' }, body, 409), { status: 409 });
  assert.deepEqual(changed({ drop: '/detail', answers: 'refusal' }, body, 200), body);
  for (const status of [200, 409])
    assert.deepEqual(changed({ drop: '/detail', answers: 'all' }, body, status), { status: 409 });
});

test('an answer in which nothing changes is handed on as the same object', () => {
  const given = answer(APPLICATION);
  assert.equal(arriving({ does: { schema: { drop: '/nowhere/at/all' } } }, given), given);
  const page = { ...answer({}), headers: new Headers({ 'content-type': 'text/html' }), body: Buffer.from('<p>') };
  assert.equal(arriving({ does: { schema: { drop: '/status' } } }, page), page);
});

test('a changed body is a JSON document still, and names of any kind are names', () => {
  const pointer = fc.constantFrom('/a', '/*', '/a/*', '/a/0', '/a/b/*/c', '/__proto__/a', '/constructor');
  const values = [fc.integer(), fc.string(), fc.constant(null)];
  const body = fc.object({ key: fc.constantFrom('a', 'b', 'c'), values });
  fc.assert(
    fc.property(body, pointer, (value, at) => {
      const change: Change = { set: { [at]: 1 }, retype: { [at]: 'object' }, rename: { [at]: '__proto__' }, drop: at };
      changed(change, [value]);
      assert.equal(Reflect.get({}, 'a'), undefined);
      assert.equal(typeof {}.constructor, 'function');
    }),
  );
});
