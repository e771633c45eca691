import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAssignedLines } from '../../../readiness/sources/assigned-lines.ts';
import { envFile } from '../../../readiness/sources/env-file.ts';
import { fingerprint } from '../../../support/fingerprint.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { openedSource } from '../open-source.ts';

test('it tells the keys of a file by fingerprint and traits, never by value', async (t) => {
  const project = temporaryFolder(t);
  writeFileSync(
    join(project, '.env.beta'),
    '# of beta\nexport BANK_URL="https://bank.internal"\nEMPTY=\nKEY=\'-----BEGIN KEY-----\nY2FuYXJ5\n-----END KEY-----\n\'\n',
  );
  const reading = await openedSource(envFile, { kind: 'env-file', path: '.env.beta' }, { project }).configuration?.();
  assert.ok(reading?.read);
  assert.equal(reading.place, '.env.beta');
  const told = reading.value.keys.map(({ name, present, traits }) => [name, present, traits?.blank, traits?.shapes]);
  assert.deepEqual(told, [
    ['BANK_URL', true, false, ['url']],
    ['EMPTY', true, true, []],
    ['KEY', true, false, ['pem']],
  ]);
  assert.equal(reading.value.keys[0]?.fingerprint, fingerprint('https://bank.internal', 'key'));
  assert.equal(reading.value.complete, true);
  assert.doesNotMatch(JSON.stringify(reading), /bank\.internal|Y2FuYXJ5/);
});

test('a name without a value is given from elsewhere: whether it is set is not told', async (t) => {
  const project = temporaryFolder(t);
  writeFileSync(join(project, '.env'), 'A=1\nFROM_THE_HOST\n');
  const reading = await openedSource(envFile, { kind: 'env-file', path: '.env' }, { project }).configuration?.();
  assert.ok(reading?.read);
  assert.deepEqual(
    reading.value.keys.map(({ name }) => name),
    ['A'],
  );
  assert.deepEqual(reading.value.untold, ['FROM_THE_HOST']);
  assert.equal(reading.value.complete, false);
});

test('what can’t be read says why, and quotes nothing', async (t) => {
  const project = temporaryFolder(t);
  const file = (name: string, content: string | Buffer) => writeFileSync(join(project, name), content);
  mkdirSync(join(project, 'folder'));
  execFileSync('mkfifo', [join(project, 'pipe')]);
  file('large', `A=${'x'.repeat(1_000_001)}`);
  file('binary', Buffer.from([0x41, 0x3d, 0x00, 0x01]));
  file('latin', Buffer.from([0x41, 0x3d, 0xe4]));
  file('unquoted', 'A=1\nKEY=-----BEGIN KEY-----\nY2FuYXJ5Y2FuYXJ5Y2FuYXJ5\nY2FuYXJ5==\n-----END KEY-----\n');
  file('wrapped', 'A=Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5\nY2FuYXJ5MQ==\n');
  file('closed', 'A=1');
  chmodSync(join(project, 'closed'), 0);
  const why: Record<string, string> = {
    missing: 'there is no such file',
    'unquoted/missing': 'there is no such file',
    folder: 'it is a folder',
    pipe: 'it is no file',
    large: 'it is larger than 1000000 bytes',
    binary: 'it is no text',
    latin: 'it is no text in UTF-8',
    unquoted: 'line 3 is no NAME=value',
    wrapped: 'line 2 is no NAME=value',
  };
  // Whoever is root may read everything.
  if (process.getuid?.() !== 0) why.closed = 'this user may not read it';
  for (const [path, reason] of Object.entries(why)) {
    const reading = await openedSource(envFile, { kind: 'env-file', path }, { project }).configuration?.();
    assert.deepEqual(reading, { place: path, read: false, reason });
  }
});

test('whatever is written in quotes is read again', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,20}$/).filter((text) => text !== '__proto__');
  const value = fc.string({ unit: 'grapheme' }).filter((text) => !/['\\\r\u2028\u2029]/.test(text));
  fc.assert(
    fc.property(fc.dictionary(name, value), (values) => {
      const text = Object.entries(values)
        .map(([key, held]) => `${key}='${held}'\n`)
        .join('# more\n');
      assert.deepEqual(readAssignedLines(text), { understood: true, values: { ...values }, bare: [] });
    }),
    { numRuns: 60 },
  );
});
