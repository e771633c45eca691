import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { Problem } from '../../../support/problem.ts';
import type { Schedule } from '../schedule.ts';

/** What a schedule must know of the machine that it is for. */
export interface Machine {
  /** Who rehearses; not root. */
  readonly user: string;
  /** Where programs are looked for, Node's own folder first. */
  readonly programs: string;
}

const REHEARSER = 'rehearse';
/** A folder's name that means the same in a unit, a line of cron and a shell, but for what is escaped in each. */
const WRITABLE_PATH = /^\/[^\s'"\\`$]*$/;

/** This machine; as root the user is one that is to be made. */
export function thisMachine(): Machine {
  const { uid, username } = userInfo();
  return {
    user: uid === 0 || !/^[a-z_][\w-]*$/i.test(username) ? REHEARSER : username,
    programs: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
  };
}

/** Throws a Problem where a schedule is for several machines, or the project's folder can't be written into one. */
export function assertOneMachine({ shards, publish, project }: Schedule, programs: string): void {
  if (shards > 1) {
    throw new Problem(
      'Shards need several machines',
      'systemd and cron start a rehearsal on the one they run on',
      'leave --shards out, or take github, gitlab or kubernetes',
    );
  }
  if (publish) {
    throw new Problem(
      'The report cannot be published from here',
      'there is no place for pages beside systemd and cron',
      'leave --publish out; npx rehearse report --serve shows the runs on the machine',
    );
  }
  for (const path of [project.folder, ...programs.split(':')]) {
    if (WRITABLE_PATH.test(path)) continue;
    throw new Problem(
      `${JSON.stringify(path)} cannot be named in a schedule`,
      'its path has a space, a quote, a dollar or a backslash in it',
      'move it to a folder without, or print the schedule there',
    );
  }
}
