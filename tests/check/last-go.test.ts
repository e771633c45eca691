import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { findLastGo } from '../../cli/conductor/last-go.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const RUN = {
  schemaVersion: 1,
  environment: 'staging',
  demo: { at: null, slotMs: null },
  arguments: [],
  incident: null,
  bankVersion: null,
  seed: 1,
  git: null,
  tools: {},
  conductor: { pid: 1, host: 'here' },
  startedAt: '2026-03-01T10:00:00.000Z',
  endedAt: '2026-03-01T10:01:00.000Z',
  state: 'finished',
};

const VERDICT = {
  schemaVersion: 1,
  environment: 'staging',
  summary: 'as it came out',
  judgedAt: RUN.endedAt,
  blockers: [],
  risks: [],
  doubts: [],
  executedSteps: 1,
  journeyMs: 1,
};

interface Kept {
  run?: Partial<Record<keyof typeof RUN, unknown>> | string;
  outcome?: string;
  readiness?: string;
}

/** A folder of runs, the oldest first; each tells its number as how long readiness took. */
function runsOf(context: TestContext, kept: readonly Kept[]): string {
  const reports = temporaryFolder(context);
  for (const [index, { run = {}, outcome = 'go', readiness }] of kept.entries()) {
    const id = `2026-03-01T1000${String(index).padStart(2, '0')}-abcd`;
    const folder = join(reports, 'runs', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'run.json'), typeof run === 'string' ? run : JSON.stringify({ ...RUN, id, ...run }));
    const judged = { ...VERDICT, run: id, outcome };
    writeFileSync(join(folder, 'verdict.json'), JSON.stringify(judged));
    const found = {
      schemaVersion: 1,
      environment: 'staging',
      startedAt: RUN.startedAt,
      durationMs: index,
      findings: [],
    };
    writeFileSync(join(folder, 'readiness.json'), readiness ?? JSON.stringify(found));
  }
  return reports;
}

const lastGoOf = async (context: TestContext, kept: readonly Kept[]) =>
  (await findLastGo(runsOf(context, kept), 'staging'))?.durationMs ?? null;

test('the newest run that was go counts, whatever came after it', async (t) => {
  const after: Kept[] = [
    { outcome: 'risk' },
    { outcome: 'no-go' },
    { run: { environment: 'production' } },
    { run: { incident: 'missing-credential' } },
    { run: { bankVersion: '2026-09' } },
    { run: { state: 'running', endedAt: null } },
    { run: '{ cut off' },
    { run: { schemaVersion: 99 } },
    { readiness: '' },
  ];
  assert.equal(await lastGoOf(t, [{}, {}, ...after]), 1);
});

test('without a run there was none, and none where no run was go', async (t) => {
  assert.equal(await findLastGo(join(temporaryFolder(t), 'nothing'), 'staging'), null);
  assert.equal(await lastGoOf(t, [{ outcome: 'no-go' }, { run: 'nothing' }]), null);
});
