import { onClockChanges } from '../clock-changes.ts';
import { headOf } from '../commented.ts';
import type { Schedule, ScheduleFile } from '../schedule.ts';
import { WHO_NOTICES_A_MISSED_NIGHT, writtenBy } from '../written-by.ts';
import type { Machine } from './machine.ts';

const QUARTERS = [0, 15, 30, 45];

/**
 * Lines for a crontab. Every cron reads its lines by the clock of its machine, and few know CRON_TZ; so a line looks at that minute
 * of each hour, in whichever quarter zones may differ, and asks the zone itself whether it is time.
 */
export function crontabLines(schedule: Schedule, now: number, { programs }: Machine): ScheduleFile {
  const { at, timeZone } = schedule;
  const head = [
    writtenBy('crontab', schedule),
    '',
    `Every night at ${at.text} in ${timeZone}, whatever the machine’s own time zone is: cron looks every quarter of an hour whether it is.`,
    ...onClockChanges(schedule, now, {
      whenMissing: 'nothing then rehearses that night.',
      whenTwice: 'it then rehearses twice.',
    }),
    WHO_NOTICES_A_MISSED_NIGHT,
    'Add it with: crontab -e. Environments are rehearsed one after another; what each said is in rehearse-NAME.log at home.',
    '',
    'Before a demo: in the project’s folder, npx rehearse run --env NAME --demo 2026-12-01T15:30:00Z',
  ];
  const minutes = QUARTERS.map((more) => (at.minute + more) % 60).sort((one, other) => one - other);
  return {
    path: 'rehearse.crontab',
    text: [headOf(head), `PATH=${programs}`, line(schedule, minutes.join(',')), ''].join('\n'),
  };
}

function line({ at, timeZone, environments, project }: Schedule, minutes: string): string {
  const isTime = `[ "$(TZ=${timeZone} date +%H%M)" = ${at.text.replace(':', '')} ]`;
  const each = 'node_modules/.bin/rehearse run --env "$environment" >>"$HOME/rehearse-$environment.log" 2>&1';
  const command = `${isTime} && cd ${project.folder} && for environment in ${environments.join(' ')}; do ${each}; done`;
  // To cron a percent sign is the end of the command.
  return `${minutes} * * * * ${command.replaceAll('%', String.raw`\%`)}`;
}
