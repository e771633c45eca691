import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readContract } from '../../mocks/contract/read-contract.ts';
import type { Fault } from '../../mocks/faults/fault.ts';
import { findFaults, readFaultPresets, samplePresets } from '../../mocks/faults/fault-presets.ts';
import { Faults } from '../../mocks/faults/faults.ts';
import { listOf } from '../../mocks/faults/words/one-or-many.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { answer, callbackFor, callFor } from './samples.ts';

const VERSIONS = ['2025-09', '2026-03', '2026-09'];
const ANSWER = answer({ status: 'UNDER_REVIEW', amount: { value: '12.50', currency: 'EUR' } });
const CALLS = 40;

for (const preset of samplePresets()) {
  test(`${preset.name} has an effect that can be seen: ${preset.title}`, () => {
    const faults = new Faults('seed');
    faults.inject(preset, null);
    const strikes = Array.from({ length: CALLS }, () => isStruck(faults, preset));
    assert.ok(strikes.includes(true), 'no call is struck');
  });
}

test('each preset says what it does and what it teaches: whether the platform survives it or the rehearsal catches it', () => {
  for (const { name, title, teaches } of samplePresets()) {
    assert.ok(title, name);
    assert.match(teaches ?? '', /^(Survived|Caught)/, name);
  }
});

test('presets name operations that the sample bank has', async () => {
  const folder = join(import.meta.dirname, '../../mocks/contracts');
  const contracts = await Promise.all(VERSIONS.map((version) => readContract(join(folder, version, 'openapi.yaml'))));
  const operations = new Set(contracts.flatMap((contract) => contract.operations.map(({ id }) => id)));
  const faults = new Faults('seed');
  faults.restrictTo({ operations, versions: new Set(VERSIONS) });
  assert.doesNotThrow(() => faults.startWith(samplePresets()));
});

test('a file’s faults come by name, in its order', (t) => {
  const file = faultFile(
    t,
    'second: { does: { timeout: true } }\nfirst: { on: { every: 2 }, does: { reset: after } }\n',
  );
  assert.deepEqual(readFaultPresets(file), [
    { name: 'second', does: { timeout: true } },
    { name: 'first', on: { every: 2 }, does: { reset: 'after' } },
  ]);
});

test('everything that is wrong in a file is told at once, each with its line', (t) => {
  const file = faultFile(
    t,
    'one:\n  does:\n    latncy: 3s\n\ntwo:\n  on: { every: 0 }\n  does: { truncate: 0.5 }\nthree: 3s\n',
  );
  assert.throws(
    () => readFaultPresets(file),
    (error) => {
      assert.ok(error instanceof Problems);
      const told = error.problems.map(({ message, why }) => `${message.slice(file.length)}: ${why}`);
      assert.match(told[0] ?? '', /^, line 3: one\.does: latncy is not known; did you mean latency\?/);
      assert.match(told[1] ?? '', /^, line 6: two\.on\.every: must be a whole number from 1/);
      assert.match(told[2] ?? '', /^, line 8: three: must be a fault/);
      return told.length === 3;
    },
  );
});

for (const [what, text] of Object.entries({
  'not YAML': 'a: [',
  'a list': '- a',
  empty: '',
  'an unresolved alias': 'a: *b',
})) {
  test(`a file that is ${what} is a problem that names it`, (t) => {
    const file = faultFile(t, text);
    assert.throws(
      () => readFaultPresets(file),
      (error) => error instanceof Problems && error.problems.every(({ message }) => message.includes(file)),
    );
  });
}

test('a file that is not there is a problem that names it', () => {
  assert.throws(
    () => readFaultPresets('nowhere.yaml'),
    (error) => error instanceof Problem && /nowhere\.yaml/.test(error.message),
  );
});

test('a bank is started with the faults named, of one’s own file first, or with all of the file', async (t) => {
  const file = faultFile(t, 'slow-bank: { does: { latency: 9s } }\nmine: { does: { timeout: true } }\n');
  const names = async (wanted: string[], own?: string) => (await findFaults(wanted, own)).map(({ name }) => name);
  assert.deepEqual(await names([]), []);
  assert.deepEqual(await names([], file), ['slow-bank', 'mine']);
  assert.deepEqual(await names(['mine', 'token-expired', 'mine'], file), ['mine', 'token-expired']);
  const [own] = await findFaults(['slow-bank'], file);
  assert.deepEqual(own?.does, { latency: '9s' });
  await assert.rejects(
    findFaults(['slow-bnk', 'flood'], undefined),
    (error) => error instanceof Problems && error.problems.length === 2 && /did you mean slow-bank/.test(error.message),
  );
});

function isStruck(faults: Faults, { on = {}, does }: Fault): boolean {
  if (does.callback !== undefined) {
    const plan = faults.planForCallback(callbackFor());
    return plan !== null && (plan.delayMs > 0 || plan.copies !== 1 || plan.wrongSignature);
  }
  const [operation] = listOf(on.operation ?? ['readApplication']);
  const plan = faults.planFor(callFor({ ...(operation === undefined ? {} : { operation }) }));
  if (plan === undefined) return false;
  const { delayMs, silence, expiredCredential, answerInstead, spoil } = plan;
  return delayMs > 0 || silence !== null || expiredCredential || answerInstead !== null || spoil?.(ANSWER) !== ANSWER;
}

function faultFile(t: TestContext, text: string): string {
  const file = join(temporaryFolder(t), 'faults.yaml');
  writeFileSync(file, text);
  return file;
}
