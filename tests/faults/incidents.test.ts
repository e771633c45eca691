import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findStageable, stageableIncidents, stagingFor } from '../../cli/conductor/incident.ts';
import { samplePresets } from '../../mocks/faults/fault-presets.ts';
import { incidents } from '../../platform/stage/incidents.ts';
import { Problem } from '../../support/problem.ts';
import { rehearse } from '../helpers/rehearse-command.ts';

const silent = () => undefined;

test('what can go wrong is one list of the platform’s incidents and the bank’s faults, and no id means two things', () => {
  const ids = stageableIncidents().map(({ id }) => id);
  const expected = [...incidents.map(({ id }) => id), ...samplePresets().map(({ name }) => name)];
  assert.deepEqual(ids, expected);
  assert.equal(new Set(ids).size, ids.length);
});

test('an incident of the platform is staged by its id, a fault is told to the bank, and no incident stages nothing', () => {
  assert.deepEqual(stagingFor('job-absent', silent), { incident: 'job-absent' });
  assert.deepEqual(stagingFor('slow-bank', silent), { bankVariables: { BANK_FAULT: 'slow-bank' } });
  assert.deepEqual(stagingFor(undefined, silent), {});
});

test('a fault of callbacks is staged on a platform that the bank calls back', () => {
  assert.equal(stagingFor('callbacks-lost', silent).news, 'callbacks');
});

test('a fault of the bank is said when it is staged', () => {
  const said: string[] = [];
  stagingFor('slow-bank', (line) => said.push(line));
  assert.deepEqual(said, ['Incident slow-bank: every answer of the bank takes eight tenths of a second']);
});

test('an unknown incident is told with the nearest and all there are', () => {
  assert.throws(
    () => findStageable('slow-bnak'),
    (error) => {
      assert.ok(error instanceof Problem);
      assert.match(error.why, /did you mean slow-bank/);
      for (const { id } of stageableIncidents()) assert.ok(error.remedy.includes(id), id);
      return true;
    },
  );
});

test('the command lists them in two groups, each with what it teaches', async (t) => {
  const { stdout, exitCode } = await rehearse(t, ['incidents']);
  assert.equal(exitCode, 0);
  const [platform = '', bank = ''] = stdout.split('Faults of the bank');
  assert.ok(platform.startsWith('Incidents of the platform'));
  assert.ok(platform.includes('job-absent') && !platform.includes('slow-bank'));
  for (const { name, teaches = '' } of samplePresets())
    assert.ok(bank.includes(`\n${name}\n`) && bank.includes(teaches), name);
});
