import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tasksOf } from '../../cli/clean-up/tasks.ts';
import type { CleanUp } from '../../model/environment/clean-up.ts';
import { environmentSchema } from '../../model/environment.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { assembleEvidence } from '../../reports/evidence/evidence.ts';
import { leftBehind } from '../../verdict/rules/left-over.ts';
import { facts } from '../verdict/samples.ts';

const at = '2026-11-21T12:00:00.000Z';
const inScenario = { at, scenario: 's', attempt: 1 };
const begun: JournalEntry = { kind: 'scenario-begun', ...inScenario, title: 'S' };
const left = (what: string, value: string): JournalEntry => ({ kind: 'left', ...inScenario, what, value });
const WAYS: CleanUp[] = [
  { kind: 'http', url: 'https://shop.example/api/orders/{value}', method: 'DELETE', each: 'order' },
  { kind: 'command', run: ['/usr/bin/sweep', '{run}'], within: 1000 },
];

test('each thing that was left is taken away once, the last one first, and what is done is not done again', () => {
  const entries = [begun, left('order', 'o1'), left('order', 'o2'), left('order', 'o1'), left('customer', 'c1')];
  const tasks = tasksOf(WAYS, entries);
  assert.deepEqual(
    tasks.map(({ what, value, where }) => [what, value, where]),
    [
      ['order', 'o1', 'DELETE https://shop.example/api/orders/{value}'],
      ['order', 'o2', 'DELETE https://shop.example/api/orders/{value}'],
      ['the data of the run', null, 'the command sweep'],
    ],
  );
  assert.deepEqual(tasksOf(WAYS, [left('order', 'o1')]), [], 'nothing of a run in which no scenario began');

  const values = fc.array(fc.constantFrom('o1', 'o2', 'o3'), { maxLength: 6 });
  fc.assert(
    fc.property(values, fc.array(fc.boolean(), { minLength: 10 }), (values, works) => {
      const entries = [begun, ...values.map((value) => left('order', value))];
      for (const [round, does] of works.entries()) {
        for (const { what, value, where } of tasksOf(WAYS, entries)) {
          const why = does || round === works.length - 1 ? null : 'it answers 500';
          entries.push({ kind: 'cleaned', at, what, value, where, why });
        }
      }
      assert.deepEqual(tasksOf(WAYS, entries), []);
      const done = entries.filter((entry) => entry.kind === 'cleaned' && entry.why === null);
      assert.equal(done.length, new Set(values).size + 1, 'each once');
    }),
  );
});

test('what could not be taken away is a risk that says what, where and why, until a later try succeeds', () => {
  const where = 'DELETE https://shop.example/api/orders/{value}';
  const cleaned = (why: string | null): JournalEntry => ({
    kind: 'cleaned',
    at,
    what: 'order',
    value: 'o1',
    where,
    why,
  });
  const risks = (...entries: JournalEntry[]) =>
    leftBehind.observe({ ...facts, evidence: assembleEvidence({ entries, unreadableLines: [] }) });
  const [risk] = risks(begun, cleaned('it answers 500'));
  assert.equal(risk?.title, 'order o1 is still there');
  assert.equal(risk?.cause, `${where}: it answers 500`);
  assert.deepEqual(risks(begun, cleaned('it answers 500'), cleaned(null)), []);
});

test('a run’s data can not be had taken away at a host that the data names', () => {
  const owner = { name: 'Web', timeZone: 'UTC', workingHours: '09:00-17:00', contact: '#web' };
  const services = { web: { url: 'https://shop.example' } };
  const declared = (url: string) => ({
    name: 'x',
    identity: 'x',
    owner,
    sources: [],
    entrance: 'web',
    services,
    cleanUp: [{ kind: 'http', url }],
  });
  assert.ok(environmentSchema.safeParse(declared('https://shop.example/{value}')).success);
  for (const url of ['https://{value}/x', 'https://shop.example{value}/', '{value}'])
    assert.equal(environmentSchema.safeParse(declared(url)).success, false, url);
});
