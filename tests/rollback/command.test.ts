import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openEnvironment } from '../../environments/load.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { rollbackSchema } from '../../model/rollback.ts';
import { takeFingerprint } from '../../readiness/fingerprint/take-fingerprint.ts';
import { openLedger } from '../../verdict/ledger/open-ledger.ts';
import { type Behaviour, env, smallPlatform } from '../check/small-platform.ts';
import { ledgerEntry } from '../helpers/ledger-entry.ts';
import { rehearse } from '../helpers/rehearse-command.ts';

const GO = '2026-11-19T0200-go';
const NO_GO = '2026-11-20T0200-no';

interface Place {
  project: string;
  services: Record<'portal' | 'payments', Behaviour>;
  /** What is there now. */
  look(): Promise<Fingerprint>;
  remember(...entries: LedgerEntry[]): Promise<void>;
  rollback(...args: string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string }>;
}

/** A small platform on which commands set a version back, and its ledger. */
async function place(context: TestContext): Promise<Place> {
  const { project, services } = await smallPlatform(context);
  const file = join(project, 'environments/staging.ts');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace("entrance: 'portal',", "entrance: 'portal', rollback: { version: 'deploy {name} {commit}' },"),
  );
  const reports = join(project, 'reports');
  return {
    project,
    services,
    async look() {
      const source = await openEnvironment(project, 'staging');
      return takeFingerprint(source.load(env), { project });
    },
    async remember(...entries) {
      await using ledger = await openLedger(undefined, { reports, project, variables: {} });
      for (const entry of entries) await ledger.append(entry);
    },
    rollback: (...args) => rehearse(context, ['rollback', '--env', 'staging', ...args], { cwd: project, env }),
  };
}

test('the way back is a table and commands, and nothing is left to do once they were carried out', async (t) => {
  const { services, look, remember, rollback } = await place(t);
  const nothing = await rollback('--json');
  assert.deepEqual([nothing.exitCode, nothing.stdout], [3, 'null\n']);
  assert.match(
    nothing.stderr,
    /No set that was go is known of staging .*: it remembers no run\.\n {2}do: {2}npx rehearse run/,
  );

  await remember(ledgerEntry(GO, { fingerprint: await look() }));
  services.payments.commit = 'def5678';
  await remember(ledgerEntry(NO_GO, { outcome: 'no-go', fingerprint: await look() }));
  services.portal.commit = 'def5678';

  const json = await rollback('--json');
  assert.equal(json.exitCode, 1, json.stderr);
  const { to, steps } = rollbackSchema.parse(JSON.parse(json.stdout));
  assert.equal(to.run, GO);
  assert.deepEqual(
    steps.map(({ id, is, to: back, command }) => [id, is, back, command]),
    [
      ['version/payments', 'def5678', 'abc1234', 'deploy payments abc1234'],
      ['version/portal', 'def5678', 'abc1234', 'deploy portal abc1234'],
    ],
  );
  const { stdout, exitCode } = await rollback('--to', '2026-11-19');
  assert.equal(exitCode, 1);
  assert.match(
    stdout,
    /^The way back on staging: all of this together is as in the run 2026-11-19T0200-go of .*, which was go\.$/m,
  );
  assert.match(stdout, /^version\/payments +def5678 +abc1234$/m);
  assert.match(stdout, /^Commands:\ndeploy payments abc1234\ndeploy portal abc1234$/m);

  services.payments.commit = 'abc1234';
  services.portal.commit = 'abc1234';
  const done = await rollback();
  assert.equal(done.exitCode, 0, done.stdout);
  assert.match(done.stdout, /^Nothing to set back on staging: all is as in the run/);
});

test('what can’t be told, a ledger that was edited, and a run that was no go', async (t) => {
  const { project, look, remember, rollback } = await place(t);
  const sound = await look();
  const entry = ledgerEntry(GO, { fingerprint: { ...sound, unread: [{ id: 'job/poll', reason: 'refused' }] } });
  await remember(entry, ledgerEntry(NO_GO, { outcome: 'no-go', fingerprint: sound }));

  const untold = await rollback();
  assert.equal(untold.exitCode, 3);
  assert.match(untold.stdout, /^Nothing is known to set back on staging[\s\S]*^\? job\/poll: refused$/m);
  const wrong = await rollback('--to', NO_GO);
  assert.equal(wrong.exitCode, 2);
  assert.match(wrong.stderr, /2026-11-20T0200-no is nothing to go back to\n {2}why: it was no-go/);
  const missing = await rollback('--to', '1999');
  assert.deepEqual([missing.exitCode, missing.stderr.split('\n')[0]], [2, 'There is no run 1999']);
  const several = await rollback('--to', '2026-11');
  assert.match(several.stderr, /2026-11 is not one run/);

  const file = join(project, 'reports/ledger/staging.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replace('as it came out', 'as somebody likes it'));
  const edited = await rollback();
  assert.equal(edited.exitCode, 3);
  assert.match(edited.stderr, /ledger/);
});
