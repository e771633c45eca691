import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VERSION_NAMES } from '../../mocks/sample/versions.ts';
import { Problems } from '../../support/problem.ts';
import { applicationBody } from './bodies.ts';
import { openSample } from './open-sample.ts';

test('applications are put in place as if they had been submitted, in any version, the same ids for the same seed', async () => {
  const bank = await openSample();
  const resources = VERSION_NAMES.map((version) => ({ body: applicationBody(version), correlationId: 'run-1.seeded' }));
  const ids = bank.model.seed({ seed: 'a story', resources });
  const cases = bank.model.desk.cases('run-1');
  assert.deepEqual(cases.map(({ id }) => id).toReversed(), ids);
  assert.deepEqual(new Set(cases.map(({ state }) => state)), new Set(['information-required']));
  const elsewhere = await openSample({ seed: 'another seed' });
  assert.deepEqual(elsewhere.model.seed({ seed: 'a story', resources }), ids);
  assert.equal(new Set([...ids, ...bank.model.seed({ seed: 'a story', resources })]).size, 6);
});

test('where one can’t be taken none is, and each is named with what is wrong', async () => {
  const bank = await openSample();
  const sound = applicationBody('2026-03');
  const resources = [{ body: sound }, { body: { ...sound, applicant: {} } }, { body: 'nothing' }];
  const refused = (error: unknown) => {
    assert.ok(error instanceof Problems);
    assert.deepEqual(
      error.problems.map(({ message }) => message),
      ['resource 2 is no application', 'resource 3 is no application'],
    );
    assert.match(error.problems[0]?.why ?? '', /#\/applicant\/fullName is required; #\/applicant\/email is required/);
    return true;
  };
  assert.throws(() => bank.model.seed({ resources }), refused);
  assert.deepEqual(bank.model.desk.cases(null), []);
});
