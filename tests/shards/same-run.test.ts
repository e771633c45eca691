import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSame, differences } from '../../cli/shards/same-run.ts';
import { Problem } from '../../support/problem.ts';

const begun = {
  environment: 'staging',
  git: { commit: 'abc', branch: 'main', dirty: false },
  tools: { rehearse: '1.0.0', playwright: '1.65.1' },
  definition: { entrance: '1', services: '2' },
};

test('a machine that is as the one where the run was begun may play, on whatever branch it says it is', () => {
  const detached = { ...begun, git: { commit: 'abc', branch: 'HEAD', dirty: false } };
  assert.deepEqual(differences(begun, detached), []);
  assert.doesNotThrow(() => assertSame(begun, detached, 'Shard 1 of 2'));
});

test('each thing in which a machine differs is named, and no setting is quoted', () => {
  const here = {
    git: null,
    tools: { rehearse: '1.0.0', playwright: '1.60.0', node: '24' },
    definition: { entrance: '1', services: '3', jobs: '4' },
  };
  assert.deepEqual(differences(begun, here), [
    'the git commit is not known here, and was abc where it was begun',
    'playwright is 1.60.0 here, and was 1.65.1 where it was begun',
    'node is 24 here, and was none where it was begun',
    'the definition of staging is another one in services, jobs',
  ]);
  assert.throws(() => assertSame(begun, here, 'Shard 1 of 2'), Problem);
});
