import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { projectFolder } from '../helpers/rehearse-command.ts';

const execute = promisify(execFile);

/** Prints each package that is asked for, and from where. */
const TELLING = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      if (!/^(?:node:|file:|\\.|data:)/.test(specifier)) console.error(specifier + ' by ' + context.parentURL);
      return next(specifier, context);
    },
  });
`)}`;

test('the help of the command loads no package but the one that declares it: each other takes as long as all of the rest', async () => {
  const { stdout, stderr } = await execute(process.execPath, ['--import', TELLING, 'cli/rehearse.mjs', '--help'], {
    cwd: projectFolder,
  });
  assert.match(stdout, /^Usage: rehearse /);
  const packages = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('commander '));
  assert.deepEqual(packages, []);
});
