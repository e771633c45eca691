import { readdirSync, readFileSync } from 'node:fs';
import { type RunningProcess, SESSION_MARKER } from './running-process.ts';

/** Where the fields lie in /proc/<pid>/stat, counted from the one after the name. */
const FIELD = { state: 0, parent: 1, group: 2, start: 19 } as const;
const marker = `${SESSION_MARKER}=`;
let bootId: string | undefined;

/** The process with this id, unless there is none or it has ended and only waits to be collected. */
export function findProcess(pid: number): RunningProcess | undefined {
  const stat = readOrNothing(`/proc/${pid}/stat`);
  // The name stands in parentheses and may itself hold spaces and parentheses.
  const nameEnd = stat.lastIndexOf(')');
  if (nameEnd === -1) return undefined;
  const fields = stat.slice(nameEnd + 2).split(' ');
  const state = fields[FIELD.state];
  if (state === 'Z' || state === 'X') return undefined;
  return {
    pid,
    parent: Number(fields[FIELD.parent]),
    group: Number(fields[FIELD.group]),
    start: `${boot()}/${fields[FIELD.start]}`,
    name: stat.slice(stat.indexOf('(') + 1, nameEnd),
    session: sessionOf(pid),
  };
}

/** Every process that is running now. */
export function listProcesses(): RunningProcess[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.map(findProcess).filter((found) => found !== undefined);
}

function sessionOf(pid: number): string | undefined {
  const variables = readOrNothing(`/proc/${pid}/environ`).split('\0');
  return variables.find((variable) => variable.startsWith(marker))?.slice(marker.length);
}

/** The start is counted from boot: without the boot's own id it would come round again. */
function boot(): string {
  bootId ??= readOrNothing('/proc/sys/kernel/random/boot_id').trim();
  return bootId;
}

/** A process may end, or belong to somebody else, between being listed and being read. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
