import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Starts a stubborn process in a group of its own and ends at once when its own parent does. */
const runaway = spawn(process.execPath, [join(import.meta.dirname, 'stubborn.ts')], {
  detached: true,
  stdio: ['ignore', 'pipe', 'ignore'],
});
process.stdin.on('close', () => process.exit()).resume();
runaway.stdout.once('data', () => console.log(`runaway ${runaway.pid}`));
