/**
 * What installing dress-rehearsal costs, and how soon the command answers: the package's size, the size of an install without
 * and with the packages that only some need, and the time of a cold `rehearse --help`, each in a process of its own. Exit
 * code 1 when a median is above the limit.
 *
 *   node bench/package/package.ts
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ForeignRepository } from '../../tests/long/installed/foreign-repository.ts';
import { pack } from '../../tests/long/installed/packed.ts';
import { type HelpTimes, helpTimes } from './help-times.ts';
import { installedSize } from './installed-size.ts';
import { optionalPeers } from './optional-peers.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const LIMIT_MS = 150;
const MEGABYTE = 1_000_000;
const PROJECT = join(import.meta.dirname, '../..');

const times = await inTemporaryFolder(async (folder) => {
  const { tarball } = await pack(folder);
  console.log(`packed                             ${inMegabytes(statSync(tarball).size)}`);
  const foreign = new ForeignRepository(join(folder, 'repository'));
  foreign.write({ 'package.json': '{ "private": true }' });
  await install(foreign, [tarball, '@playwright/test']);
  tellSize('installed with Playwright', foreign.folder);
  const command = join(foreign.folder, 'node_modules/dress-rehearsal/dist/cli/rehearse.mjs');
  const installed = helpTimes(command);
  await install(foreign, optionalPeers(PROJECT));
  tellSize('with all that only some need', foreign.folder);
  return { installed, 'in the clone': helpTimes(join(PROJECT, 'cli/rehearse.mjs')) };
});

for (const [where, told] of Object.entries(times)) tellTimes(where, told);
// A clone's types are stripped the first time, which no user of the package waits for.
const slowest = Math.max(times.installed.cold, times.installed.warm, times['in the clone'].warm);
if (slowest > LIMIT_MS) {
  console.error(`The help takes longer than ${LIMIT_MS} ms.`);
  process.exitCode = 1;
}

async function install(foreign: ForeignRepository, names: readonly string[]): Promise<void> {
  const { exitCode, printed } = await foreign.command('npm', ['install', '--save-dev', '--no-audit', ...names]);
  if (exitCode !== 0) throw new Error(printed);
}

function tellSize(what: string, folder: string): void {
  const { bytes, packages } = installedSize(join(folder, 'node_modules'));
  console.log(`${what.padEnd(34)} ${inMegabytes(bytes)} in ${packages} packages`);
}

function tellTimes(where: string, { first, cold, warm, node }: HelpTimes): void {
  const inMs = (ms: number) => `${Math.round(ms)} ms`;
  const kinds = `first ${inMs(first)}, without compiled code kept ${inMs(cold)}, with it ${inMs(warm)}`;
  console.log(`--help ${where.padEnd(27)} ${kinds}; Node alone ${inMs(node)}`);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
