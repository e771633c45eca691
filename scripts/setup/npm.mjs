import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { NODE_MODULES } from './places.mjs';
import { runCommand } from './run-command.mjs';

/** Longer than a slow registry pauses between two files. */
const SILENCE_MS = 300_000;

/**
 * Only errors are of interest; what was fetched once need not be asked for again; a registry that can’t be reached is
 * to be reported soon.
 * Given as variables because packages' own install scripts may start npm too.
 */
const SETTINGS = {
  npm_config_loglevel: 'error',
  npm_config_prefer_offline: 'true',
  npm_config_fetch_retries: '1',
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '5000',
};

/**
 * Runs npm under the Node that npm itself was started with: the one in node_modules, under which this may run,
 * is about to be replaced.
 */
export function runNpm(args, { cwd }) {
  const { npm_execpath: npm = '', npm_node_execpath: node = '' } = process.env;
  const options = { cwd, env: npmEnvironment(), silenceMs: SILENCE_MS };
  if (basename(npm) === 'npm-cli.js' && existsSync(npm) && existsSync(node) && !node.startsWith(NODE_MODULES)) {
    return runCommand(node, [npm, ...args], options);
  }
  return runCommand('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * The variables for an npm inside an npm: this process's own, without what the outer one has set for this project,
 * its settings (`--prefix`, say) and the programs in node_modules, Node among them.
 */
export function npmEnvironment() {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(local_)?prefix|lifecycle_|package_)/.test(name),
  );
  const environment = Object.fromEntries(entries);
  const ownPrograms = join(NODE_MODULES, '.bin');
  const path = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== ownPrograms);
  return { ...environment, ...SETTINGS, PATH: path.join(delimiter) };
}
