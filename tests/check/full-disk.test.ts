import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../helpers/rehearse-command.ts';

const FULL = '/dev/full';

test('results that are written to a full disk are the user’s to see to, no defect', {
  skip: existsSync(FULL) ? false : 'this system has no /dev/full',
}, () => {
  const full = openSync(FULL, 'w');
  const { status, stderr } = spawnSync(process.execPath, [join(projectFolder, 'cli/main.ts'), 'incidents'], {
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  assert.match(stderr, /^The results cannot be written\n.*ENOSPC/);
  assert.equal(status, 2);
});
