import { findProcess } from '../../support/supervise/processes.ts';
import { waitFor } from '../../support/wait.ts';

/** Waits until none of the processes runs; gives those that still do after `withinMs`. */
export async function stillRunningAfter(withinMs: number, pids: readonly number[]): Promise<number[]> {
  const running = () => pids.filter((pid) => findProcess(pid) !== undefined);
  await waitFor(async () => (running().length === 0 ? true : undefined), { withinMs });
  return running();
}
