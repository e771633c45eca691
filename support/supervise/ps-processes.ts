import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { type RunningProcess, SESSION_MARKER } from './running-process.ts';

const COLUMNS = 'pid=,ppid=,pgid=,stat=,lstart=,command=';
const LINE =
  /^\s*(?<pid>\d+)\s+(?<parent>\d+)\s+(?<group>\d+)\s+(?<state>\S+)\s+(?<start>\S+ +\S+ +\S+ +\S+ +\S+)\s+(?<command>.*)$/;
const MARKER = new RegExp(`(?:^| )${SESSION_MARKER}=(\\S+)`);

/** Every process that is running now, as `ps` tells it with environments (macOS and the BSDs). */
export function listProcesses(): RunningProcess[] {
  return parse(ps(['eww', '-ax', '-o', COLUMNS]));
}

/** The process with this id, unless there is none or it has ended and only waits to be collected. */
export function findProcess(pid: number): RunningProcess | undefined {
  return parse(ps(['eww', '-o', COLUMNS, '-p', String(pid)]))[0];
}

function ps(options: string[]): string {
  const { stdout } = spawnSync('ps', options, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return stdout ?? '';
}

/** The processes in what `ps` printed; ended ones are left out. */
export function parse(output: string): RunningProcess[] {
  return output.split('\n').flatMap((line) => {
    const found = LINE.exec(line)?.groups;
    if (found === undefined || found.state?.startsWith('Z')) return [];
    const command = found.command ?? '';
    return {
      pid: Number(found.pid),
      parent: Number(found.parent),
      group: Number(found.group),
      start: found.start ?? '',
      name: basename(command.split(' ')[0] ?? ''),
      session: MARKER.exec(command)?.[1],
    };
  });
}
