import assert from 'node:assert/strict';
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { logFile } from '../../../readiness/sources/log-file.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { openedSource } from '../open-source.ts';

const id = 'correlation-1';

test('a request is found in a log as soon as it is written, also when the log is rotated', async (t) => {
  const project = temporaryFolder(t);
  const file = join(project, 'payments.log');
  const log = openedSource(logFile, { kind: 'log-file', path: 'payments.log' }, { project });
  assert.deepEqual(await log.logged?.(id), { place: 'payments.log', read: false, reason: 'there is no such file' });
  writeFileSync(file, `{"correlationId":"${id}7"}\n`);
  assert.deepEqual(await log.logged?.(id), { place: 'payments.log', read: true, value: false });
  appendFileSync(file, `{"correlationId":"${id}"}\n`);
  assert.deepEqual(await log.logged?.(id), { place: 'payments.log', read: true, value: true });
  renameSync(file, `${file}.1`);
  writeFileSync(file, '');
  assert.deepEqual(await log.logged?.(id), { place: 'payments.log.1', read: true, value: true });
});

test('of a large log the end is searched', async (t) => {
  const project = temporaryFolder(t);
  const line = `${'x'.repeat(999)}\n`;
  const file = (name: string, content: string) => writeFileSync(join(project, name), content);
  file('late.log', `${line.repeat(9000)}${id}\n`);
  file('early.log', `${id}\n${line.repeat(9000)}`);
  const logged = async (path: string) => {
    const reading = await openedSource(logFile, { kind: 'log-file', path }, { project }).logged?.(id);
    return reading?.read === true && reading.value;
  };
  assert.equal(await logged('late.log'), true);
  assert.equal(await logged('early.log'), false);
});
