/**
 * Compiles what the package holds into dist/, each file where it lies in its room: JavaScript with source maps, the types of
 * the entry points, and what is no TypeScript. `npm pack` runs it. Exit code 1 when the compiler finds a mistake.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyAssets } from './copy-assets.ts';
import { leaveOutSample } from './leave-out-sample.ts';
import { leaveOutTypes } from './leave-out-types.ts';

const PROJECT = join(import.meta.dirname, '../..');
const DIST = join(PROJECT, 'dist');

rmSync(DIST, { recursive: true, force: true });
const compiler = join(PROJECT, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(PROJECT, 'tsconfig.package.json')], {
  stdio: ['ignore', 2, 2],
});
if (status !== 0) process.exit(1);
leaveOutSample(DIST);
leaveOutTypes(DIST, join(DIST, 'package'));
copyAssets(PROJECT, DIST);
