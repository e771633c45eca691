#!/usr/bin/env node
// The command `rehearse`: under types in a clone, compiled where it is installed. Goes on under the project's own Node where
// it was started by one that is too old, and with the project's own rehearse where it was started by another.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNewEnough, NODE_NEEDED } from '../support/node-version.mjs';
import { installedIn, PACKAGE_FOLDER } from '../support/own-package.mjs';
import { projectsOwnCommand } from './projects-own-command.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const main = [join(here, 'main.ts'), join(here, 'main.js')].find((file) => existsSync(file));
const node = join(PACKAGE_FOLDER, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (isNewEnough(process.version)) {
  const another = installedIn() === undefined ? undefined : projectsOwnCommand(process.cwd());
  if (another === undefined) await start();
  else await import(pathToFileURL(another).href);
} else if (existsSync(node)) {
  goOnUnder(node);
} else {
  const remedy =
    installedIn() === undefined
      ? 'run npm run setup in its folder'
      : 'install Node 24, or npm install --save-dev node@24 and start it from a script of package.json';
  process.stderr.write(
    `rehearse needs Node ${NODE_NEEDED}\n  why: this is ${process.version}, and the project has none of its own\n  do:  ${remedy}\n`,
  );
  process.exitCode = 2;
}

async function start() {
  // Before anything of ours is loaded, so that nothing has to be compiled, or stripped of its types, at each start.
  const [{ enableCompileCache }, { keptFolder }, { keepQuietAboutTypes }] = await Promise.all([
    import('node:module'),
    import('../support/kept-folder.mjs'),
    import('./quiet-about-types.mjs'),
  ]);
  const kept = folderOrWhyNot(keptFolder);
  if (kept === undefined) return;
  enableCompileCache(join(kept, 'compile-cache'));
  keepQuietAboutTypes();
  await import(pathToFileURL(main).href);
}

/** Says so where nothing can be kept anywhere: ending otherwise would read as a no-go. */
function folderOrWhyNot(keptFolder) {
  try {
    return keptFolder();
  } catch (error) {
    process.stderr.write(
      `rehearse has no folder to keep its own files in\n  why: ${error.message}\n  do:  make the system’s temporary folder writable, or name another in TMPDIR\n`,
    );
    process.exitCode = 2;
  }
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
