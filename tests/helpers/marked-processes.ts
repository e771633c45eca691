import { readdirSync, readFileSync } from 'node:fs';

/** The variable by which the processes that a test started are told from all others. */
export const TEST_MARK = 'REHEARSE_TEST_MARK';
/** The variable by which everything a supervisor started can be found, whatever else its environment lacks. */
const SESSION_MARK = 'REHEARSE_SESSION';

interface Process {
  pid: string;
  commandLine: string;
  variables: ReadonlySet<string>;
}

/**
 * Follows all processes that a marked command starts, however remotely: those that inherit the mark, and those of the
 * supervised sessions whose watchdog does. Ask it while they live; what it saw it remembers. Linux only.
 */
export function followProcesses(mark: string): () => string[] {
  const sessions = new Set<string>();
  return () => {
    const all = livingProcesses();
    const marked = all.filter(({ variables }) => variables.has(`${TEST_MARK}=${mark}`));
    for (const { commandLine } of marked) {
      const session = /sessions\/([0-9a-f]+)\.json/.exec(commandLine)?.[1];
      if (session !== undefined) sessions.add(`${SESSION_MARK}=${session}`);
    }
    const ours = all.filter(
      (process) => marked.includes(process) || [...sessions].some((session) => process.variables.has(session)),
    );
    return ours.map(({ pid, commandLine }) => `${pid} ${commandLine}`);
  };
}

/** Every process but the dead ones that nobody has waited for yet. */
function livingProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return [];
        const variables = new Set(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0'));
        const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid, commandLine, variables }];
      } catch {
        return [];
      }
    });
}
