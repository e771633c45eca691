import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProcess, identify, isRunning, listProcesses } from '../../support/supervise/processes.ts';
import { parse } from '../../support/supervise/ps-processes.ts';

test('a process is told from another that has its id at another time', () => {
  const self = identify(process.pid);
  assert.ok(isRunning(self));
  assert.ok(!isRunning({ ...self, start: 'some other time' }));
});

test('the list of processes holds this one with its parent', () => {
  const found = listProcesses().find(({ pid }) => pid === process.pid);
  assert.equal(found?.parent, process.ppid);
  assert.deepEqual(found, findProcess(process.pid));
});

test('what ps prints is read: the marker in the environment, and no process that has ended', () => {
  const printed = [
    '  501     1   501 Ss   Sat Nov 21 09:30:00 2026 /usr/local/bin/node server.ts HOME=/x REHEARSE_SESSION=ab12 A=b',
    ' 1502   501   501 Z    Sat Nov 21 09:30:01 2026 (node)',
    '99999 1502 99999 S+   Sat Nov  1 09:30:01 2026 sh -c REHEARSE_SESSIONS=no',
    '',
  ].join('\n');
  assert.deepEqual(parse(printed), [
    {
      pid: 501,
      parent: 1,
      group: 501,
      start: 'Sat Nov 21 09:30:00 2026',
      name: 'node',
      session: 'ab12',
    },
    {
      pid: 99999,
      parent: 1502,
      group: 99999,
      start: 'Sat Nov  1 09:30:01 2026',
      name: 'sh',
      session: undefined,
    },
  ]);
});
