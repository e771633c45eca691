import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { z } from 'zod';

/** What a conductor of the tests says it has brought into the world. */
const worldSchema = z.object({
  session: z.string(),
  pids: z.array(z.int()),
  folder: z.string(),
  file: z.string().optional(),
});

export interface RunningConductor extends z.infer<typeof worldSchema> {
  conductor: ChildProcess & { pid: number };
  /** Sends it a signal and resolves when it has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a program that holds a supervisor and waits until it says that everything it starts is up. */
export async function startConductor(
  context: TestContext,
  program: string,
  args: readonly string[],
): Promise<RunningConductor> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  context.after(() => child.kill('SIGKILL'));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  const ended = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => {
      throw new Error(`${program} ended before everything was up`);
    }),
  ]);
  return {
    ...worldSchema.parse(JSON.parse(line)),
    conductor: Object.assign(child, { pid }),
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
