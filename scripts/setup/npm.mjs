import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { NODE_MODULES } from './places.mjs';
import { runCommand } from './run-command.mjs';

/** Longer than a slow registry pauses between two files. */
const SILENCE_MS = 300_000;

/**
 * Runs npm under the Node that npm itself was started with: the one in node_modules, under which this may run,
 * is about to be replaced.
 */
export function runNpm(args, { cwd }) {
  const { npm_execpath: npm = '', npm_node_execpath: node = '' } = process.env;
  const options = { cwd, env: environmentWithoutProject(), silenceMs: SILENCE_MS };
  if (basename(npm) === 'npm-cli.js' && existsSync(npm) && existsSync(node) && !node.startsWith(NODE_MODULES)) {
    return runCommand(node, [npm, ...args], options);
  }
  return runCommand('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * This process's variables without what an outer npm has set for this project: its own settings (`--prefix`, say)
 * and the programs in node_modules, Node among them.
 */
export function environmentWithoutProject() {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(local_)?prefix|lifecycle_|package_)/.test(name),
  );
  const environment = Object.fromEntries(entries);
  const ownPrograms = join(NODE_MODULES, '.bin');
  const path = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== ownPrograms);
  return { ...environment, PATH: path.join(delimiter) };
}
