import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readContract } from '../../mocks/contract/read-contract.ts';
import type { LifecycleDefinition } from '../../mocks/define-lifecycle.ts';
import { readLifecycle } from '../../mocks/from-contract/read-lifecycle.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { documentNamed } from './open-bank.ts';

const contract = await readContract(documentNamed('transfers.yaml'));

const good: LifecycleDefinition = {
  resource: 'transfer',
  create: 'orderTransfer',
  read: 'readTransfer',
  list: 'listTransfers',
  id: '/id',
  state: '/status',
  initial: 'PENDING',
  moves: [
    { staff: 'approve', from: 'PENDING', to: 'APPROVED' },
    { after: '5s', from: 'APPROVED', to: 'BOOKED' },
  ],
};

/** The problems of a lifecycle file as `key: why`, in the order in which they are told. */
async function problemsOf(t: TestContext, text: string, name = 'bank.lifecycle.json'): Promise<string[]> {
  const file = join(temporaryFolder(t), name);
  writeFileSync(file, text);
  try {
    await readLifecycle(file, contract);
    return [];
  } catch (thrown) {
    const problems = thrown instanceof Problems ? thrown.problems : thrown instanceof Problem ? [thrown] : [];
    if (problems.length === 0) throw thrown;
    for (const { message, remedy } of problems) assert.ok(message.includes(file) && remedy !== '', message);
    return problems.map(({ message, why }) => `${message.replace(file, '').replace(/^: /, '').trim()}: ${why}`);
  }
}

const told = (t: TestContext, changes: object) => problemsOf(t, JSON.stringify({ ...good, ...changes }));

test('a good lifecycle has no problems, in JSON, YAML, JavaScript and TypeScript', async (t) => {
  const json = JSON.stringify(good);
  assert.deepEqual(await problemsOf(t, json), []);
  assert.deepEqual(await problemsOf(t, `# moves of a transfer\n${json}`, 'bank.yaml'), []);
  assert.deepEqual(await problemsOf(t, `export default ${json};`, 'bank.mjs'), []);
  assert.deepEqual(await problemsOf(t, `const made: object = ${json};\nexport default made;`, 'bank.ts'), []);
});

test('a file that is not there, not readable or declares nothing', async (t) => {
  const absent = join(temporaryFolder(t), 'absent.yaml');
  await assert.rejects(
    readLifecycle(absent, contract),
    (error) => error instanceof Problem && error.why === 'there is no such file',
  );
  assert.match((await problemsOf(t, 'resource: [', 'bank.yaml')).join('\n'), /line 1/);
  assert.match((await problemsOf(t, 'export const lifecycle = {};', 'bank.mjs')).join('\n'), /no default export/);
  assert.match((await problemsOf(t, "throw new Error('broken');", 'bank.mjs')).join('\n'), /broken/);
});

test('every wrong key is told at once, an unknown one with the nearest', async (t) => {
  const { initial: _, ...rest } = good;
  const problems = await problemsOf(t, JSON.stringify({ ...rest, titel: '/id', id: 'id', finals: 'BOOKED' }));
  assert.equal(problems.length, 4);
  const all = problems.join('\n');
  assert.match(all, /titel is not known; did you mean title\?/);
  assert.match(all, /^initial: must be a name$/m);
  assert.match(all, /^id: must be a JSON pointer/m);
  assert.match(all, /^finals: must be a list of states$/m);
});

const APPROVE = { staff: 'approve', from: 'PENDING', to: 'APPROVED' };

const wrong: [string, object, RegExp][] = [
  [
    'an unknown operation',
    { read: 'readTransfers' },
    /^read: the contract has no operation readTransfers; did you mean readTransfer\?$/,
  ],
  ['one of several', { create: ['orderTransfer', 'order'] }, /^create\[1\]: the contract has no operation order/],
  [
    'an unknown operation of a move',
    { moves: [APPROVE, { operation: 'cancel', from: 'PENDING', to: 'CANCELLED' }] },
    /^moves\[1\]\.operation: /,
  ],
  [
    'a state that is not in the enum',
    { moves: [{ ...APPROVE, to: 'DONE' }] },
    /^moves\[0\]\.to: the contract has no state DONE at \/status: it takes one of PENDING, CHECKED, APPROVED, BOOKED, REFUSED, CANCELLED$/,
  ],
  [
    'an initial state that is not in the enum',
    { initial: 'NEW', moves: [{ ...APPROVE, from: 'NEW' }] },
    /^initial: the contract has no state NEW/,
  ],
  [
    'a place that is not there',
    { state: '/statuss' },
    /^state: what readTransfer answers has no \/statuss; did you mean \/status\?$/,
  ],
  ['a place within a plain value', { id: '/id/number' }, /^id: what readTransfer answers has no \/id\/number/],
  ['a title that is not there', { title: '/creditor/nam' }, /^title: .*did you mean \/creditor\/name\?$/],
  [
    'a move from a state nothing leads to',
    { moves: [APPROVE, { after: '1s', from: 'APROVED', to: 'BOOKED' }] },
    /^moves\[1\]\.from: nothing leads to the state APROVED; did you mean APPROVED\?$/,
  ],
  [
    'a move that can never be made',
    {
      moves: [APPROVE, { after: '1s', from: 'CHECKED', to: 'BOOKED' }, { after: '1s', from: 'BOOKED', to: 'CHECKED' }],
    },
    /can't be reached from PENDING/,
  ],
  [
    'a duration that is none',
    { moves: [{ after: '5 seconds', from: 'PENDING', to: 'BOOKED' }] },
    /^moves\[0\]\.after: "5 seconds" is no duration$/,
  ],
  [
    'nobody who moves',
    { moves: [{ from: 'PENDING', to: 'BOOKED' }] },
    /^moves\[0\]: nothing says who makes this move$/,
  ],
  ['two who move', { moves: [{ ...APPROVE, after: '5s' }] }, /^moves\[0\]: staff and after both say who makes it$/],
  [
    'a choice without a script',
    { moves: [{ ...APPROVE, to: ['APPROVED', 'BOOKED'] }] },
    /^moves\[0\]\.to: only a script chooses/,
  ],
  [
    'a final state that no move names',
    { finals: ['BOOKD'] },
    /^finals: no move names the state BOOKD; did you mean BOOKED\?$/,
  ],
  [
    'a value that does not fit',
    { set: { BOOKED: { '/bookedAt': 'soon' } } },
    /^set\.BOOKED\.\/bookedAt: .*a date and time/,
  ],
  [
    'a round of time alone',
    {
      moves: [
        APPROVE,
        { after: '1s', from: 'APPROVED', to: 'BOOKED' },
        { after: '1s', from: 'BOOKED', to: 'APPROVED' },
      ],
    },
    /^moves: APPROVED, BOOKED: time alone leads round and round$/,
  ],
  [
    'a read operation without an id in its path',
    { read: 'listTransfers', list: undefined },
    /^read: no parameter of its path \/transfers can be the id$/,
  ],
  [
    'an id that a path does not have',
    { read: { operation: 'readTransfer', id: 'transfer' } },
    /^read: no parameter of its path/,
  ],
  [
    'a move whose operation does not name the resource',
    { moves: [{ operation: 'approveTransfers', from: 'PENDING', to: 'APPROVED' }] },
    /^moves\[0\]\.operation: it can't be told where POST \/transfer-approvals names the transfer$/,
  ],
  ['a list that is none', { list: 'readRates' }, /^list: what readRates answers has no list$/],
];

for (const [what, changes, expected] of wrong) {
  test(`${what} is told with its key`, async (t) => {
    const problems = await told(t, changes);
    assert.ok(
      problems.some((problem) => expected.test(problem)),
      problems.join('\n') || 'no problem was told',
    );
  });
}
