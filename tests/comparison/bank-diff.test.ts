import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { programOnPath } from '../../mocks/comparison/diff/run-tool.ts';
import { rehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { changed, smallBank, written } from './documents.ts';
import { journalOf, recordRun } from './recorded-run.ts';

const SETTLED = { '/components/schemas/Payment/properties/status/enum': ['PENDING', 'SETTLED'] };

/** PATH without oasdiff: what is asserted here are the other library's words. */
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => programOnPath('oasdiff', folder) === undefined)
  .join(delimiter);

const diff = (t: TestContext, args: readonly string[]) => rehearse(t, ['bank', 'diff', ...args], { env: { PATH } });

/** The small bank and what became of it, as files beside a folder for reports. */
function contracts(t: TestContext, changes: Readonly<Record<string, unknown>> = SETTLED) {
  const folder = temporaryFolder(t);
  const a = written(folder, 'a.json', smallBank());
  const b = written(folder, 'b.json', changed(smallBank(), changes));
  return { a, b, folder, reports: join(folder, 'reports') };
}

test('what breaks a call comes first, with the step during which it was made; exit code 1', async (t) => {
  const { a, b, reports } = contracts(t);
  recordRun(reports, '1', {
    journal: journalOf({ method: 'GET', path: '/payments/p-1', status: 200 }, 'The receipt shows'),
  });
  const { exitCode, stdout } = await diff(t, [a, b, '--reports', reports]);
  assert.equal(exitCode, 1);
  const lines = stdout.split('\n').map((line) => line.trim());
  const begin = lines.indexOf('Breaks what the platform calls');
  assert.deepEqual(lines.slice(begin + 1, begin + 4), [
    'GET /payments/{paymentId}',
    '✗ Enum of "status" gained values: \'SETTLED\'. (answer 200)',
    'in step “The receipt shows”, scenario “A payment”',
  ]);
  assert.match(stdout, /In what the platform does not call\n {2}POST \/payments: 2 breaking/);
});

test('what breaks only what nobody calls is counted; exit code 0, and all is told when asked for', async (t) => {
  const { a, b, reports } = contracts(t);
  recordRun(reports, '1', { journal: journalOf({ method: 'GET', path: '/rates', status: 200 }, 'Rates') });
  const folded = await diff(t, [a, b, '--reports', reports]);
  assert.equal(folded.exitCode, 0);
  assert.doesNotMatch(folded.stdout, /SETTLED/);
  const all = await diff(t, [a, b, '--reports', reports, '--all']);
  assert.match(all.stdout, /✗ Enum of "status" gained values: 'SETTLED'/);
});

test('the newest run that called the bank counts, unless another is named', async (t) => {
  const { a, b, reports } = contracts(t);
  recordRun(reports, '1', { journal: journalOf({ method: 'GET', path: '/rates', status: 200 }, 'Rates') });
  recordRun(reports, '2', { journal: journalOf({ method: 'GET', path: '/payments', status: 200 }, 'List') });
  recordRun(reports, '3', { journal: [] });
  assert.equal((await diff(t, [a, b, '--reports', reports])).exitCode, 1);
  assert.equal((await diff(t, [a, b, '--reports', reports, '--run', '1'])).exitCode, 0);
});

test('without a run nothing is known of what is called: that is said, and is no go', async (t) => {
  const { a, b, reports } = contracts(t);
  const { exitCode, stdout } = await diff(t, [a, b, '--reports', reports]);
  assert.equal(exitCode, 3);
  assert.match(stdout, /No recorded run has calls to the bank/);
});

test('a run with another bank tells nothing either', async (t) => {
  const { a, b, reports } = contracts(t);
  recordRun(reports, '1', { journal: journalOf({ method: 'GET', path: '/elsewhere', status: 200 }, 'Elsewhere') });
  const { exitCode, stdout } = await diff(t, [a, b, '--reports', reports]);
  assert.equal(exitCode, 3);
  assert.match(stdout, /None of them is for anything that either contract has \(such as GET \/elsewhere\)/);
});

test('the same as JSON: every difference, and which are touched', async (t) => {
  const { a, b, reports } = contracts(t, { '/paths/~1rates': undefined });
  recordRun(reports, '1', { journal: journalOf({ method: 'GET', path: '/rates', status: 200 }, 'Rates') });
  const { exitCode, stdout } = await diff(t, [a, b, '--reports', reports, '--json']);
  assert.equal(exitCode, 1);
  const { operations, run } = JSON.parse(stdout);
  assert.equal(operations[0].differences[0].id, 'operation-removed');
  assert.deepEqual(run.reach.touched[0].steps, [{ scenario: 'A payment', step: 'Rates' }]);
});

test('two contracts alike have no differences', async (t) => {
  const { a, reports } = contracts(t);
  const { exitCode, stdout } = await diff(t, [a, a, '--reports', reports]);
  assert.equal(exitCode, 0);
  assert.match(stdout, /^0 breaking of 0 differences/m);
});

test('versions of the sample bank go by their name, and the one recorded with them tells the steps', async (t) => {
  const { reports } = contracts(t);
  const path = '/business-account-applications';
  recordRun(reports, '1', { journal: journalOf({ method: 'POST', path, status: 202 }, 'The customer submits it') });
  const { exitCode, stdout } = await diff(t, ['2026-03', '2026-09', '--reports', reports]);
  assert.equal(exitCode, 1);
  assert.match(stdout, /POST \/business-account-applications\n {4}✗ Moved to POST /);
});

test('what is no contract is refused with what to do; exit code 2', async (t) => {
  const { a, folder, reports } = contracts(t);
  const unknown = await diff(t, [a, 'no-such-version', '--reports', reports]);
  assert.equal(unknown.exitCode, 2);
  assert.match(unknown.stderr, /one of 2025-09, 2026-03, 2026-09/);
  const wrong = written(folder, 'wrong.json', { swagger: '2.0' });
  const refused = await diff(t, [a, wrong, '--reports', reports]);
  assert.equal(refused.exitCode, 2);
  assert.match(refused.stderr, /wrong\.json is not an OpenAPI 3\.0 or 3\.1 document/);
});

test('text of a contract can’t colour or garble the terminal', async (t) => {
  const { a, b, reports } = contracts(t, { '/info/title': 'Bank\u001b[31m red\u202e', '/paths/~1rates': undefined });
  const { stdout } = await diff(t, [a, b, '--reports', reports]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  assert.doesNotMatch(stdout, /[\u001b\u202e]/);
});
