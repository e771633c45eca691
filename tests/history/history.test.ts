import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pastRuns } from '../../cli/history/past-runs.ts';
import { historySchema } from '../../model/history.ts';
import { printedValue } from '../../model/key-value.ts';
import { historyText } from '../../reports/terminal/history-text.ts';
import { foldedIds } from '../../reports/words/folded-ids.ts';
import { rowOfGo } from '../../verdict/went.ts';
import { fingerprintOf, ledgerEntry } from '../helpers/ledger-entry.ts';
import { rehearse } from '../helpers/rehearse-command.ts';
import { projectWithLedger } from './kept-ledger.ts';

const CONFIGURATION = {
  'configuration/payments/TENANT_ID': printedValue('0123456789', 'abcdef0123'),
  'version/portal': 'abc1234',
};
const reason = (id: string, title: string) => ({
  id,
  rule: 'readiness-failed',
  title,
  subject: 'payments',
  owner: 'Payments team',
});

const ENTRIES = [
  ledgerEntry('2026-11-18T020000-aaaa', { fingerprint: fingerprintOf(CONFIGURATION) }),
  ledgerEntry('2026-11-18T090000-bbbb', { counts: false, outcome: 'inconclusive', state: 'interrupted' }),
  ledgerEntry('2026-11-19T020000-cccc', {
    outcome: 'no-go',
    fingerprint: fingerprintOf({
      ...CONFIGURATION,
      'configuration/payments/TENANT_ID': printedValue('9876543210', 'abcdef0123'),
    }),
    blockers: [
      reason('configuration/payments/TENANT_ID', 'TENANT_ID of payments is wrong'),
      reason('job/poller', 'The poller is late'),
    ],
    durations: { whole: 64_000, readiness: 800, journey: 0, scenarios: {}, steps: {} },
  }),
  ledgerEntry('2026-11-20T020000-dddd', { fingerprint: fingerprintOf(CONFIGURATION) }),
];

test('a line for each run says when, what it came to, how long it took, what stood in the way, what had changed', async (t) => {
  const project = await projectWithLedger(t, ENTRIES);
  const told = await rehearse(t, ['history', '--env', 'staging', '--last', '3'], { cwd: project });
  assert.equal(told.exitCode, 0, told.stderr);
  const [head = '', empty, ...lines] = told.stdout.trimEnd().split('\n');
  assert.match(head, /^staging, the newest first, in UTC \(.*ledger.*\)$/);
  assert.equal(empty, '');
  assert.deepEqual(lines, [
    'Fri 20 Nov 2026 02:00  2026-11-20T020000-dddd  go            1 min      changed: configuration/payments/TENANT_ID',
    'Thu 19 Nov 2026 02:00  2026-11-19T020000-cccc  no-go         1 min 4 s  TENANT_ID of payments is wrong (Payments team) and 1 more; changed: configuration/payments/TENANT_ID',
    'Wed 18 Nov 2026 09:00  2026-11-18T090000-bbbb  inconclusive  1 min      interrupted, does not count',
    '',
    '1 go in a row.',
  ]);
});

test('as JSON there is all of it; a line that was edited is noticed, and told with exit code 1 when all is verified', async (t) => {
  const project = await projectWithLedger(t, ENTRIES);
  const ask = async (...more: string[]) => {
    const asked = await rehearse(t, ['history', '--env', 'staging', '--json', ...more], { cwd: project });
    return { exitCode: asked.exitCode, history: historySchema.parse(JSON.parse(asked.stdout)) };
  };
  const sound = await ask('--verify');
  assert.equal(sound.exitCode, 0);
  assert.deepEqual([sound.history.troubles, sound.history.verifiedLines], [[], 4]);
  assert.deepEqual(
    sound.history.runs.map(({ run }) => run.slice(-4)),
    ['dddd', 'cccc', 'bbbb', 'aaaa'],
  );
  const [, no] = sound.history.runs;
  assert.equal(no?.changed?.since, '2026-11-18T020000-aaaa', 'the nearest earlier run of which it is known');
  assert.deepEqual(
    no.changed.facts.map(({ id }) => id),
    ['configuration/payments/TENANT_ID'],
  );
  assert.equal(sound.history.runs.at(-1)?.changed, null);

  const file = join(project, 'reports/ledger/staging.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"outcome":"no-go"', '"outcome":"go"'));
  const edited = await ask('--verify');
  assert.equal(edited.exitCode, 1);
  assert.ok(edited.history.troubles.length > 0);
  const unverified = await ask();
  assert.equal(unverified.exitCode, 0);
  assert.ok(unverified.history.troubles.length > 0, 'also where only the newest were read');
  assert.equal(unverified.history.goInARow, 0, 'on an edited line nothing is built');
  const told = await rehearse(t, ['history', '--env', 'staging'], { cwd: project });
  assert.match(told.stdout, /How many were go in a row is not known\. The ledger can’t be trusted\.\n*$/);
});

test('an empty ledger says so, and how to begin; another name and a number that is none are refused', async (t) => {
  const project = await projectWithLedger(t, ENTRIES);
  const empty = await rehearse(t, ['history', '--env', 'beta', '--verify'], { cwd: project });
  assert.equal(empty.exitCode, 0, empty.stderr);
  assert.match(empty.stdout, /^No run on beta is in the ledger \(.*\)\.\n\nStart one with: rehearse run --env beta/);
  const unknown = await rehearse(t, ['history', '--env', 'stagign'], { cwd: project });
  assert.equal(unknown.exitCode, 2);
  assert.match(unknown.stderr, /did you mean staging\?/);
  const none = await rehearse(t, ['history', '--last', '0'], { cwd: project });
  assert.equal(none.exitCode, 2);
  assert.match(none.stderr, /from 1 to/);
});

test('runs that were a risk only because there were too few of them keep the row; those that do not count leave it alone', () => {
  const short = { id: 'row/go', rule: 'too-few-in-a-row', title: 'Only 1 run', subject: 'demo', owner: null };
  const newestFirst = [
    ledgerEntry('2026-11-20T060000-ffff', { outcome: 'risk', risks: [short] }),
    ledgerEntry('2026-11-20T050000-eeee', { outcome: 'no-go', counts: false }),
    ledgerEntry('2026-11-20T040000-dddd'),
    ledgerEntry('2026-11-20T030000-cccc', { outcome: 'risk', risks: [short, reason('job/poller', 'late')] }),
    ledgerEntry('2026-11-20T020000-bbbb'),
  ];
  assert.equal(rowOfGo(newestFirst), 2);
  assert.equal(rowOfGo(newestFirst.slice(3)), 0);
  assert.equal(rowOfGo([]), 0);
  assert.deepEqual(
    pastRuns(newestFirst, 2).map(({ changed }) => changed),
    [null, null],
  );
});

test('what could no longer be read is told beside what changed: a service that is down tells nothing', () => {
  const down = { unread: [{ id: 'version/payments', reason: 'nobody listens at its address' }] };
  const newestFirst = [
    ledgerEntry('2026-11-20T040000-dddd', { fingerprint: fingerprintOf({ 'version/portal': 'def5678' }, down) }),
    ledgerEntry('2026-11-20T030000-cccc', { fingerprint: fingerprintOf({ 'version/portal': 'def5678' }, down) }),
    ledgerEntry('2026-11-20T020000-bbbb', {
      fingerprint: fingerprintOf({ 'version/portal': 'abc1234', 'version/payments': 'abc1234' }),
    }),
  ];
  const runs = pastRuns(newestFirst, 2);
  assert.deepEqual(
    runs.map(({ changed }) => changed?.unread),
    [[], ['version/payments']],
  );
  const history = { schemaVersion: 1, environment: 'staging', ledger: 'in reports/ledger', runs, goInARow: 3 };
  const text = historyText({ ...history, troubles: [], verifiedLines: null }, (_, plain) => plain);
  assert.match(text, /-cccc {2}go {2}1 min {2}changed: version\/portal; no longer to be read: version\/payments\n/);
});

test('many facts of one kind and subject are told as one, and what does not fit is counted', () => {
  const keys = (subject: string, count: number) =>
    Array.from({ length: count }, (_, index) => `configuration/${subject}/KEY_${index}`);
  assert.equal(foldedIds([]), '');
  assert.equal(
    foldedIds(['version/portal', ...keys('payments', 2)]),
    'version/portal, configuration/payments/KEY_0, configuration/payments/KEY_1',
  );
  assert.equal(foldedIds(['version/portal', ...keys('payments', 5)]), 'version/portal, configuration/payments/… (5)');
  const many = [...keys('a', 3), ...keys('b', 4), 'version/a', ...keys('c', 6), 'version/b'];
  assert.equal(foldedIds(many), 'configuration/a/… (3), configuration/b/… (4), version/a and 7 more');
});
