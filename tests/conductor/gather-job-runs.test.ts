import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { gatherJobRuns } from '../../cli/conductor/gathering/gather-job-runs.ts';
import { jobTicks } from '../../cli/conductor/gathering/job-ticks.ts';
import type { BankCall, JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import { runFolder } from '../../model/run-folder.ts';
import { runsDue } from '../../support/schedule.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { type Declared, environmentAt, healthyJob, nowhere, standIn } from '../readiness/stand-in.ts';

const begin = Date.parse('2026-11-21T15:00:00.500Z');
const after = (milliseconds: number) => new Date(begin + milliseconds).toISOString();
const inScenario = { scenario: 'account', attempt: 1 };

const read: BankCall = {
  method: 'GET',
  path: '/applications/A1',
  status: 200,
  durationMs: 3,
  operation: 'readApplication',
  version: '1',
  role: 'read',
  resource: 'A1',
  state: 'approved',
  fault: null,
};
const flow: JournalEntry[] = [
  { kind: 'milestone', at: after(0), ...inScenario, name: 'submitted' },
  { kind: 'milestone', at: after(8_000), ...inScenario, name: 'shown' },
];
const asked = (at: number): JournalEntry => ({
  kind: 'bank-call',
  at: after(at),
  ...inScenario,
  correlationId: 'r.1',
  ...read,
});

interface Given {
  journal?: readonly JournalEntry[];
  log?: readonly object[];
  staged?: boolean;
  declared?: Declared;
  job?: string;
}

async function ticks(context: TestContext, { journal = flow, log = [], staged = true, declared = {}, job }: Given) {
  const folder = runFolder(join(temporaryFolder(context), 'run'));
  mkdirSync(join(folder.path, 'logs'), { recursive: true });
  const lines = (all: readonly object[]) => all.map((each) => `${JSON.stringify(each)}\n`).join('');
  writeFileSync(folder.journal, lines(journal));
  writeFileSync(join(folder.path, 'logs', 'poller.log'), lines(log));
  const address = job ?? (await nowhere());
  const schedule = { schedule: '*/2 * * * * *', ...declared.job };
  const environment = environmentAt({ service: address, job: address, bank: address }, { ...declared, job: schedule });
  const { signal } = new AbortController();
  await gatherJobRuns({ environment, folder, project: folder.path, staged, signal });
  const { entries } = await readJournal(folder.journal);
  return entries.flatMap((entry) =>
    entry.kind === 'job-run' ? [[Date.parse(entry.at) - begin, entry.saw, entry.detail]] : [],
  );
}

test('of what was staged every run is known by the log of the job', async (context) => {
  const run = (at: number, outcome: string, message?: string) => ({
    at: after(at),
    event: 'run',
    outcome,
    examined: 1,
    changed: 0,
    message,
  });
  const log = [
    run(1_520, 'succeeded'),
    { at: after(1_600), event: 'listening' },
    run(5_530, 'failed', 'token refused: s3cret'),
  ];
  assert.deepEqual(await ticks(context, { log }), [
    [1_520, 'ran', 'looked at 1, changed 0'],
    [3_500, 'due', ''],
    [5_530, 'failed', 'looked at 1, changed 0, refused'],
    [7_500, 'due', ''],
  ]);
});

test('elsewhere a run is known by the bank having been asked', async (context) => {
  const journal = [...flow, asked(3_540), asked(3_580)];
  assert.deepEqual(await ticks(context, { journal, staged: false }), [
    [1_500, 'due', ''],
    [3_540, 'ran', 'asked the bank'],
    [5_500, 'due', ''],
    [7_500, 'due', ''],
  ]);
});

test('the last run is known by the report of the job itself', async (context) => {
  const lastRun = { startedAt: after(5_510), endedAt: after(5_600), outcome: 'failed', error: 'connect ECONNREFUSED' };
  const job = await standIn(
    context,
    healthyJob(() => ({ lastRun })),
  );
  const seen = await ticks(context, { staged: false, job });
  assert.deepEqual(seen[2], [5_510, 'failed', 'refused, ECONNREFUSED']);
  assert.equal(seen.filter(([, saw]) => saw === 'due').length, 3);
});

test('a flow that stopped at a missing milestone has its ticks until nobody waited any longer', async (context) => {
  const owner = environmentAt({ service: 'http://x', job: 'http://x', bank: 'http://x' }).owner;
  const diagnosis = { milestone: 'polled' as const, cause: '', subject: 'poller', owner, remedy: '', waitedMs: 3_000 };
  const journal: JournalEntry[] = [
    { kind: 'milestone', at: after(0), ...inScenario, name: 'submitted' },
    { kind: 'milestone-missing', at: after(4_000), ...inScenario, diagnosis },
  ];
  assert.deepEqual(await ticks(context, { journal }), [
    [1_500, 'due', ''],
    [3_500, 'due', ''],
  ]);
});

test('nothing is written where nothing is delayed, or where the bank calls the platform back', async (context) => {
  assert.deepEqual(await ticks(context, { journal: [] }), []);
  const declared = { bank: { callbacks: { service: 'portal' }, console: '/console' } };
  assert.deepEqual(await ticks(context, { declared }), []);
});

test('whatever shows that a job ran, no tick is lost, told twice, or out of order', () => {
  const moments = fc.uniqueArray(
    fc.integer({ min: 0, max: 100 }).map((count) => count * 2_000),
    { maxLength: 40 },
  );
  const signs = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 200_000 }),
      by: fc.constantFrom('told', 'asked'),
      failed: fc.boolean(),
      detail: fc.constant(''),
    }),
  );
  fc.assert(
    fc.property(moments, signs, (due, seen) => {
      const told = jobTicks('job', due, seen);
      const times = told.map(({ at }) => Date.parse(at));
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      );
      const unseen = told.filter(({ saw }) => saw === 'due').map(({ at }) => Date.parse(at));
      assert.ok(unseen.every((at) => due.includes(at)));
      assert.ok(
        unseen.every((at) =>
          seen.every((sign) => due.findLast((moment) => moment <= sign.at) !== at || sign.at - at > 0),
        ),
      );
      assert.ok(told.length >= due.length - seen.length && told.length <= due.length + seen.length);
      assert.equal(
        seen.length > 0,
        told.some(({ saw }) => saw !== 'due'),
      );
    }),
  );
});

test('what is due between two moments is so by the schedule and its zone, and never more than asked for', () => {
  const job = { schedule: '0 * * * *', timeZone: 'Europe/London' };
  const from = Date.parse('2026-03-29T00:00:00Z');
  const due = runsDue(job, { from, until: from + 3 * 3_600_000, most: 10 });
  assert.deepEqual(
    due,
    [0, 1, 2, 3].map((hour) => from + hour * 3_600_000),
  );
  assert.equal(runsDue(job, { from, until: from + 1e12, most: 5 }).length, 5);
  assert.deepEqual(runsDue({ ...job, schedule: '0 0 30 2 *' }, { from, until: from + 1e9, most: 5 }), []);
});
