import { spawnSync } from 'node:child_process';
import { median } from '../statistics.ts';

const ROUNDS = 15;

/** How long a process takes from its start to its end, in milliseconds; medians but for the first. */
export interface HelpTimes {
  /** The first time of all. */
  first: number;
  /** With no compiled code kept from the time before. */
  cold: number;
  /** With it. */
  warm: number;
  /** Node with nothing to do: no command is faster. */
  node: number;
}

/** How long `--help` of a command takes. */
export function helpTimes(command: string): HelpTimes {
  const help = [command, '--help'];
  const first = timed(help);
  const kinds: Record<'cold' | 'warm' | 'node', number[]> = { cold: [], warm: [], node: [] };
  // By turns, so that whatever else this machine does slows all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    kinds.cold.push(timed(help, { NODE_DISABLE_COMPILE_CACHE: '1' }));
    kinds.warm.push(timed(help));
    kinds.node.push(timed(['-e', '0']));
  }
  return { first, cold: median(kinds.cold), warm: median(kinds.warm), node: median(kinds.node) };
}

function timed(args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - begun;
}
