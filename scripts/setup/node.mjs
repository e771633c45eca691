import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isNewEnough, NODE_NEEDED } from '../../support/node-version.mjs';
import { npmEnvironment, runNpm } from './npm.mjs';
import { NODE_MODULES } from './places.mjs';
import { addToInstallRecord, fingerprintOf } from './records.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { CannotSetUp, tell } from './tell.mjs';

const PACKAGE = join(NODE_MODULES, 'node');
const LINK = join(NODE_MODULES, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/**
 * Makes sure that the project's commands run on a Node that is new enough. npm may have installed the package that
 * brings it and, for safety, not run the script that fetches it; then every command would run on the old one in silence.
 */
export async function ensureNode() {
  if (await accept(LINK)) return;
  if (existsSync(PACKAGE)) {
    await tell('fetching Node, which npm did not (it may block install scripts)', fetchNode);
    if (await accept(LINK)) return;
  }
  if (!existsSync(LINK) && (await accept(process.execPath))) return;
  throw new CannotSetUp(
    `The project needs Node ${NODE_NEEDED} to run on`,
    `node_modules/.bin/node ${(await versionOf(LINK)) ?? 'does not run'}; this one is ${process.version}`,
    'allow the install script of the package `node` (npm rebuild node), or install Node 24 and delete node_modules',
  );
}

async function accept(path) {
  if (!isNewEnough((await versionOf(path)) ?? 'v0')) return false;
  addToInstallRecord({ node: fingerprintOf(realpathSync(path)) });
  return true;
}

/** What a Node says of its version, such as `v24.21.0`; undefined when it does not run. */
async function versionOf(path) {
  const { code, stdout } = await runCommand(path, ['--version'], { limitMs: 30_000, shell: path.endsWith('.cmd') });
  return code === 0 ? stdout.trim() : undefined;
}

/** Does what the package's own install script does, then has npm link the program. */
async function fetchNode() {
  const fetched = await runCommand(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: PACKAGE,
    env: npmEnvironment(),
    silenceMs: 300_000,
  });
  if (fetched.code !== 0) {
    throw new CannotSetUp(
      'Node could not be fetched',
      lastLines(fetched.output) || 'its install script said nothing',
      'see that the package registry can be reached, or install Node 24 yourself and delete node_modules',
    );
  }
  if (!existsSync(LINK)) await runNpm(['rebuild', 'node', '--ignore-scripts'], { cwd: join(NODE_MODULES, '..') });
}
