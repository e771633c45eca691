import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openEnvironment } from '../../environments/load.ts';
import { readinessSchema } from '../../model/finding.ts';
import { takeFingerprint } from '../../readiness/fingerprint/take-fingerprint.ts';
import { evidenceText, type KnownEvidence } from '../../reports/readiness/evidence-text.ts';
import { ledgerEntry } from '../helpers/ledger-entry.ts';
import { projectFolder, rehearse } from '../helpers/rehearse-command.ts';
import { remember } from '../history/kept-ledger.ts';
import { env, smallPlatform } from './small-platform.ts';

const HOUR_MS = 3_600_000;

test('a check says at its end how old the newest rehearsal is, what it came to, and what changed since', async (t) => {
  const { project } = await smallPlatform(t);
  const environment = (await openEnvironment(project, 'staging')).load(env);
  const present = await takeFingerprint(environment, { project });
  const judgedAt = new Date(Date.now() - 7 * HOUR_MS).toISOString();
  const facts = present.facts.map((fact) => (fact.id === 'version/portal' ? { ...fact, value: 'fff9876' } : fact));
  await remember(project, [
    ledgerEntry('2026-11-19T020000-aaaa', { judgedAt, outcome: 'risk', fingerprint: { ...present, facts } }),
    ledgerEntry('2026-11-20T020000-bbbb', { counts: false, outcome: 'no-go' }),
  ]);
  const checked = await rehearse(t, ['check', '--env', 'staging'], { cwd: project, env });
  assert.equal(checked.exitCode, 0, checked.stdout + checked.stderr);
  const last = checked.stdout.trimEnd().split('\n').at(-1) ?? '';
  assert.match(last, /^Last rehearsed 7 h ago \(.* UTC\): risk; changed since: .*version\/portal/);
  const part = await rehearse(t, ['check', '--env', 'staging', '--only', 'ready'], { cwd: project, env });
  assert.doesNotMatch(part.stdout, /rehearsed/, 'a part of the questions is no look at the whole');
});

test('the next of the demos that are planned says until when all must hold, unless none is wanted', async (t) => {
  const { project } = await smallPlatform(t);
  const define = pathToFileURL(join(projectFolder, 'environments/define-demos.ts')).href;
  const demos = `[{ environment: 'staging', at: '2099-12-01T15:30:00Z', slot: '20m', title: 'The board' }]`;
  writeFileSync(
    join(project, 'demos.ts'),
    `import { defineDemos } from '${define}';\nexport default defineDemos(${demos});\n`,
  );
  const ask = (...more: string[]) =>
    rehearse(t, ['check', '--env', 'staging', '--only', 'ready', ...more], { cwd: project, env });
  const [planned, shorter, none] = await Promise.all([ask(), ask('--slot', '5m'), ask('--demo', 'none')]);
  assert.match(
    planned.stdout,
    /^staging \(only ready\) is fit for the demo “The board” until 15:50 UTC on Tue 1 Dec 2099: /m,
  );
  assert.match(shorter.stdout, /“The board” until 15:35 UTC/);
  assert.match(none.stdout, /is fit for the demo: /);
  writeFileSync(
    join(project, 'demos.ts'),
    'export default [{ environment: "stagign", at: "2099-12-01T15:30:00Z" }];\n',
  );
  const wrong = await ask();
  assert.equal(wrong.exitCode, 2);
  assert.match(wrong.stderr, /demos\.ts: \[0\]\.environment\n.*did you mean staging\?/);
});

test('a missed nightly is a doubt, told with how old the newest evidence is', async (t) => {
  const { project } = await smallPlatform(t, `rehearsedEvery: '24h',`);
  const judgedAt = new Date(Date.now() - 31 * HOUR_MS).toISOString();
  await remember(project, [ledgerEntry('2026-11-19T020000-aaaa', { judgedAt })]);
  const checked = await rehearse(t, ['check', '--env', 'staging', '--json'], { cwd: project, env });
  assert.equal(checked.exitCode, 0, checked.stderr);
  const { findings } = readinessSchema.parse(JSON.parse(checked.stdout));
  const found = findings.find(({ id }) => id === 'evidence/staging');
  assert.equal(found?.status, 'warn');
  assert.match(found.observed, /^last rehearsed 31 h ago, .*: go$/);
});

const NEWEST = ledgerEntry('2026-11-20T020000-aaaa', { judgedAt: '2026-11-20T02:01:00.000Z' });

const SAID: { known: Partial<KnownEvidence>; says: RegExp }[] = [
  { known: { newest: null }, says: /^Never rehearsed .*: rehearse run --env staging$/ },
  { known: { unread: 'EACCES' }, says: /^When it was last rehearsed is not known: EACCES$/ },
  { known: { since: null }, says: /: go; whether anything changed since is not known$/ },
  { known: { since: { changed: [], untold: [] } }, says: /: go; nothing changed since$/ },
  {
    known: { since: { changed: [], untold: ['flag/a'] } },
    says: /: go; nothing is known to have changed since; not known of flag\/a$/,
  },
  {
    known: { since: { changed: ['version/a'], untold: ['flag/a'] } },
    says: /: go; changed since: version\/a; not known of flag\/a$/,
  },
];

for (const { known, says } of SAID) {
  test(`of the newest evidence it is said: ${says.source}`, () => {
    const told = { environment: 'staging', newest: NEWEST, unread: null, since: null, ...known };
    assert.match(evidenceText(told, '2026-11-20T09:13:00.000Z'), says);
  });
}
