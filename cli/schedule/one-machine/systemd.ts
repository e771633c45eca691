import { onClockChanges } from '../clock-changes.ts';
import { headOf } from '../commented.ts';
import type { Schedule, ScheduleFile } from '../schedule.ts';
import { commandsOf } from '../shell.ts';
import { WHO_NOTICES_A_MISSED_NIGHT, writtenBy } from '../written-by.ts';
import type { Machine } from './machine.ts';

/** A service and a timer of systemd, with a place for each environment after the `@`. */
export function systemdUnits(schedule: Schedule, now: number, machine: Machine): readonly ScheduleFile[] {
  const head = headOf(headLines(schedule, now));
  return [
    { path: 'rehearse@.service', text: `${head}\n${service(schedule, machine)}` },
    { path: 'rehearse@.timer', text: `${headOf([writtenBy('systemd', schedule)])}\n${timer(schedule)}` },
  ];
}

function service({ project }: Schedule, { user, programs }: Machine): string {
  const folder = unitText(project.folder);
  const { run } = commandsOf('exec "$REHEARSE"');
  return lines([
    '[Unit]',
    'Description=Rehearsal of the demo on %i',
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=oneshot',
    `User=${unitText(user)}`,
    `WorkingDirectory=${folder}`,
    `Environment=ENVIRONMENT=%i "REHEARSE=${folder}/node_modules/.bin/rehearse" "PATH=${unitText(programs)}"`,
    '# What the definition reads, readable by root alone, and when the demo is. Neither has to be there.',
    'EnvironmentFile=-/etc/rehearse/%i.env',
    'EnvironmentFile=-/run/rehearse/%i.demo',
    `ExecStart=/bin/sh -c '${unitText(run).replaceAll('$', '$$$$')}'`,
    '# The time of a demo is good for one run.',
    'ExecStopPost=+/bin/rm -f /run/rehearse/%i.demo',
    'TimeoutStartSec=90min',
    '',
    'NoNewPrivileges=yes',
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    'ProtectSystem=strict',
    'ProtectHome=read-only',
    'ProtectKernelTunables=yes',
    'ProtectKernelModules=yes',
    'ProtectControlGroups=yes',
    'RestrictSUIDSGID=yes',
    'LockPersonality=yes',
    'CapabilityBoundingSet=',
    `ReadWritePaths=${folder}`,
  ]);
}

function timer({ at, timeZone }: Schedule): string {
  return lines([
    '[Unit]',
    'Description=Nightly rehearsal of the demo on %i',
    '',
    '[Timer]',
    `OnCalendar=*-*-* ${at.text}:00 ${timeZone}`,
    '# A machine that was off rehearses when it is on again.',
    'Persistent=true',
    '',
    '[Install]',
    'WantedBy=timers.target',
  ]);
}

function headLines(schedule: Schedule, now: number): readonly string[] {
  const { environments, at, timeZone } = schedule;
  const [first = ''] = environments;
  const timers = environments.map((name) => `rehearse@${name}.timer`).join(' ');
  return [
    writtenBy('systemd', schedule),
    '',
    `Every night at ${at.text} in ${timeZone}. Put both files into /etc/systemd/system, then`,
    `  systemctl daemon-reload && systemctl enable --now ${timers}`,
    ...onClockChanges(schedule, now, {
      whenMissing: 'systemd then leaves the night out.',
      whenTwice: 'systemd takes the first of them.',
    }),
    WHO_NOTICES_A_MISSED_NIGHT,
    '',
    'Before a demo, as root:',
    `  install -d /run/rehearse && echo DEMO=2026-12-01T15:30:00Z >/run/rehearse/${first}.demo`,
    `  systemctl start rehearse@${first}`,
    `What it said: journalctl -u rehearse@${first}. Its report: reports/latest/index.html in the project.`,
  ];
}

/** A text in a unit: `%` begins a specifier there. */
const unitText = (text: string) => text.replaceAll('%', '%%');

const lines = (all: readonly string[]) => `${all.join('\n')}\n`;
