import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keptSecrets } from '../../platform/stage/kept-secrets.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('all stagings of a machine are given the same, also those that begin at once; nobody else can read it', async (t) => {
  const folder = join(temporaryFolder(t), 'kept');
  const given = await Promise.all(Array.from({ length: 20 }, () => keptSecrets(folder)));
  assert.equal(new Set(given.map((each) => JSON.stringify(each))).size, 1);
  assert.deepEqual(await keptSecrets(folder), given[0]);
  assert.deepEqual(readdirSync(folder), ['stage-secrets.json']);
  assert.equal(statSync(join(folder, 'stage-secrets.json')).mode & 0o777, 0o600);
});

test('where nothing can be kept, or what is kept is no use, a staging is like no other', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'file'), '');
  const [one, other] = [await keptSecrets(join(folder, 'file')), await keptSecrets(join(folder, 'file'))];
  assert.notDeepEqual(one, other);
  mkdirSync(join(folder, 'kept'));
  writeFileSync(join(folder, 'kept', 'stage-secrets.json'), '{"fingerprintKey":');
  assert.match((await keptSecrets(join(folder, 'kept'))).tenantId, /^[0-9a-f-]{36}$/);
});
