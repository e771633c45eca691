import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundle } from '../../mocks/contract/document/bundle.ts';
import { rememberedBundle } from '../../mocks/contract/document/remembered-bundle.ts';
import { contractFile } from '../../mocks/sample/sample-bank.ts';
import { VERSION_NAMES } from '../../mocks/sample/versions.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const document = (title: string) =>
  `openapi: 3.1.0\ninfo: { title: ${title}, version: '1' }\npaths: { /a: { get: {} } }\n`;

for (const version of VERSION_NAMES) {
  test(`what is remembered of ${version} is what was read`, async (t) => {
    const memory = join(temporaryFolder(t), 'contracts/memory.json');
    const fresh = await bundle(contractFile(version));
    assert.deepEqual(await rememberedBundle(contractFile(version), memory), fresh);
    assert.deepEqual(await rememberedBundle(contractFile(version), memory), fresh);
    assert.deepEqual(JSON.parse(readFileSync(memory, 'utf8')).root, fresh.root, 'the second time it came from there');
  });
}

test('another text is read anew, and so is one whose memory is broken or can’t be written', async (t) => {
  const folder = temporaryFolder(t);
  const [file, memory] = [join(folder, 'api.yaml'), join(folder, 'memory.json')];
  const titleOf = async (place = memory) => (await rememberedBundle(file, place)).root.info;
  writeFileSync(file, document('One'));
  assert.deepEqual(await titleOf(), { title: 'One', version: '1' });
  writeFileSync(file, document('Two'));
  assert.deepEqual(await titleOf(), { title: 'Two', version: '1' });
  writeFileSync(memory, '{"of":');
  assert.deepEqual(await titleOf(), { title: 'Two', version: '1' });
  assert.deepEqual(await titleOf(join(file, 'below-a-file.json')), { title: 'Two', version: '1' });
});

test('a document that is wrong, or that needs other files, is not remembered', async (t) => {
  const folder = temporaryFolder(t);
  const [file, memory] = [join(folder, 'api.yaml'), join(folder, 'memory.json')];
  writeFileSync(join(folder, 'paths.yaml'), 'a: { get: {} }\n');
  writeFileSync(file, `openapi: 3.1.0\ninfo: { title: One, version: '1' }\npaths: { /a: { $ref: 'paths.yaml#/a' } }\n`);
  assert.deepEqual((await rememberedBundle(file, memory)).problems, []);
  writeFileSync(file, `openapi: 3.1.0\npaths: { /a: { $ref: '#/nowhere' } }\n`);
  assert.equal((await rememberedBundle(file, memory)).problems.length, 1);
  assert.ok(!existsSync(memory));
  assert.equal((await rememberedBundle(join(folder, 'missing.yaml'), memory)).problems.length, 1);
});
