import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComparedThing } from '../../model/comparison.ts';
import { foldedThings } from '../../reports/readiness/folded-things.ts';
import { team } from '../verdict/samples.ts';

function thing(subject: string, key: string, over: Partial<ComparedThing> = {}): ComparedThing {
  const id = `configuration/${subject}/${key}`;
  return { id, subject, outcome: 'unknown', seen: ['set', 'set'], note: 'no common key', owner: team, ...over };
}

test('many keys of one service that can’t be compared for one reason are told in one line', () => {
  const things = ['A', 'B', 'C', 'D'].map((key) => thing('payments', key));
  assert.deepEqual(
    foldedThings(things).map(({ id, seen }) => [id, ...seen]),
    [['configuration/payments/… (4)', 'set', 'set']],
  );
});

test('few of them, other reasons, other services and what is wrong are told each by itself', () => {
  const things = [
    ...['A', 'B', 'C'].map((key) => thing('payments', key)),
    ...['A', 'B', 'C'].map((key) => thing('portal', key)),
    ...['D', 'E', 'F'].map((key) => thing('payments', key, { note: 'another reason' })),
    ...['G', 'H', 'I', 'J'].map((key) => thing('payments', key, { outcome: 'different' })),
  ];
  assert.deepEqual(foldedThings(things), things);
});
