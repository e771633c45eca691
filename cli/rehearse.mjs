#!/usr/bin/env node
// The command `rehearse`. Goes on under the project's own Node where it was started by one that is too old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNewEnough, NODE_NEEDED } from '../scripts/setup/node-version.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const main = join(here, 'main.ts');
const node = join(here, '../node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (isNewEnough(process.version)) {
  // Before anything of ours is loaded, so that no file has to be stripped of its types at each start.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(join(here, '../.rehearse/compile-cache'));
  await import(pathToFileURL(main).href);
} else if (existsSync(node)) {
  goOnUnder(node);
} else {
  process.stderr.write(
    `rehearse needs Node ${NODE_NEEDED}\n  why: this is ${process.version}, and the project has none of its own yet\n` +
      '  do:  run npm run setup in its folder\n',
  );
  process.exitCode = 2;
}

/** Hands arguments, input, output, signals and the exit code through. */
function goOnUnder(node) {
  const lifeline = pathToFileURL(join(here, 'end-with-starter.mjs')).href;
  const child = spawn(node, ['--import', lifeline, main, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`rehearse cannot run ${node}\n  why: ${error.message}\n  do:  run npm run setup\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal]);
  });
}
