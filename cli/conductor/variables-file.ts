import { readFile, writeFile } from 'node:fs/promises';
import { messageOf, Problem } from '../../support/problem.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';

const FIRST_LINE = '# Written by `rehearse stage`, and removed by it when it stops.';

/**
 * Writes the variables of a staged platform where its environment's definition reads them, for its owner's eyes only.
 * The supervisor removes the file in the end. Throws a Problem rather than overwrite a file that a person wrote.
 */
export async function writeVariablesFile(
  path: string,
  variables: Record<string, string>,
  supervisor: Supervisor,
): Promise<void> {
  const existing = await readFile(path, 'utf8').catch(() => undefined);
  const writer = Number(/^# process (\d+)$/m.exec(existing ?? '')?.[1]);
  if (writer > 0 && isAlive(writer)) {
    throw new Problem(
      'A platform is staged already',
      `process ${writer} staged it; ${path} leads to it`,
      'rehearse on that one, or end it with Ctrl-C first',
    );
  }
  if (existing !== undefined && !existing.startsWith(FIRST_LINE)) {
    throw new Problem(
      `${path} is in the way`,
      'it was written by hand, and stage needs to write it',
      'move it away first',
    );
  }
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  supervisor.claimFile(path);
  try {
    await writeFile(path, `${FIRST_LINE}\n# process ${process.pid}\n${lines.join('\n')}\n`, { mode: 0o600 });
  } catch (cause) {
    throw new Problem(`${path} cannot be written`, messageOf(cause), 'make the environments folder writable', {
      cause,
    });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
