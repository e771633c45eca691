import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArtefact } from '../../model/artefact.ts';
import { bankExchangeSchema } from '../../model/bank-exchange.ts';
import { compatibilitySchema } from '../../model/compatibility.ts';
import { compatibilityFolder } from '../../model/compatibility-folder.ts';
import { runFolder } from '../../model/run-folder.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';

test('rehearsed against two versions of the bank: works with one, and the step at which the other breaks', async (t) => {
  const reports = reportsFolder(t);
  const args = ['--bank-versions', '2026-09,2026-03', '--only', 'instant payment', '--reports', reports.path, '--json'];
  const running = startRehearse(t, ['run', ...args, '--no-pictures', '--no-traces']);
  const ended = await running.ended;
  assert.equal(ended.exitCode, 0, running.printed());
  const matrix = compatibilitySchema.parse(JSON.parse(ended.stdout));

  assert.equal(matrix.expected, '2026-03');
  const [scenario] = matrix.scenarios;
  assert.deepEqual(
    scenario?.cells.map(({ version, result, step }) => [version, result, step]),
    [
      ['2026-03', 'works', null],
      ['2026-09', 'breaks', 'The customer pays'],
    ],
  );
  assert.match(scenario?.cells[1]?.because ?? '', /createPayment.*not as the contract 2026-09 has it/);

  const [id = ''] = readdirSync(join(reports.path, 'compatibility'));
  const folder = compatibilityFolder(reports.path, id);
  assert.deepEqual(await readArtefact(folder.matrix, compatibilitySchema), matrix);
  const page = readFileSync(folder.page, 'utf8');
  for (const { run } of matrix.versions) {
    const href = `../../runs/${run}/index.html`;
    assert.ok(page.includes(href) && existsSync(join(folder.path, href)), href);
  }

  const broken = runFolder(join(reports.path, 'runs', matrix.versions[1]?.run ?? ''));
  const verdict = await readArtefact(broken.verdict, verdictSchema);
  assert.deepEqual(
    verdict.blockers.map((reason) => reason.id),
    ['bank-version/2026-09'],
  );
  assert.ok(verdict.blockers[0]?.consequences.some((each) => each.id === 'contract/request/createPayment'));
  const exchanges = readFileSync(broken.bankExchanges, 'utf8').trimEnd().split('\n');
  const parsed = exchanges.map((line) => bankExchangeSchema.parse(JSON.parse(line)));
  assert.ok(parsed.some(({ operation, version }) => operation === 'createPayment' && version === '2026-09'));
  assert.deepEqual(await running.leftAfter(2000), []);
});
