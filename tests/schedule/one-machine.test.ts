import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { CronPattern } from 'croner';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { scheduleOf, textOf } from './schedules.ts';

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
const skip = hasSystemd ? false : 'systemd-analyze is not installed (Debian: systemd)';

/** What systemd itself says of the units; nothing is started. */
function verify(t: TestContext, change: (text: string) => string): { status: number | null; said: string } {
  const folder = temporaryFolder(t);
  const files = scheduleOf('systemd', { at: '02:30' });
  for (const { path, text } of files) writeFileSync(join(folder, path), change(text));
  const units = files.map(({ path }) => join(folder, path));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
  return { status, said: stderr };
}

test('systemd has nothing against the units, and notices broken ones', { skip }, (t) => {
  assert.deepEqual(
    verify(t, (text) => text),
    { status: 0, said: '' },
  );
  const broken = verify(t, (text) => text.replace('Type=oneshot', 'Type=onceshot').replace('02:30:00', '32:30:00'));
  assert.match(broken.said, /onceshot/);
  assert.match(broken.said, /calendar specification/);
});

test('systemd does on nights with another clock what the units say of it', { skip }, () => {
  const [service, timer] = scheduleOf('systemd', { at: '02:30' });
  assert.match(service?.text ?? '', /2027-03-28\): systemd then leaves the night out/);
  assert.match(service?.text ?? '', /2027-10-31\): systemd takes the first/);
  const [, calendar = ''] = /OnCalendar=(.*)/.exec(timer?.text ?? '') ?? [];
  assert.match(nextAfter('2027-03-27 12:00 UTC', calendar), /2027-03-29 00:30:00 UTC/);
  assert.match(nextAfter('2027-10-30 12:00 UTC', calendar), /2027-10-31 00:30:00 UTC/);
});

function nextAfter(from: string, calendar: string): string {
  return spawnSync('systemd-analyze', ['calendar', '--base-time', from, calendar], { encoding: 'utf8' }).stdout;
}

/** Runs a line of a crontab as cron does, at that time of the machine's clock; gives what was rehearsed. */
function cronStarts(line: string, folder: string, now: string): string {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  // The real date, at another time.
  writeFileSync(join(programs, 'date'), `#!/bin/sh\nexec /bin/date -d "${now}" "$@"\n`, { mode: 0o755 });
  const command = line.split(' ').slice(5).join(' ').replaceAll('\\%', '%');
  const env = { PATH: `${programs}${delimiter}/usr/bin${delimiter}/bin`, HOME: folder };
  spawnSync('/bin/sh', ['-c', command], { cwd: '/', env });
  return spawnSync('cat', [join(folder, 'calls')], { encoding: 'utf8' }).stdout;
}

function projectIn(folder: string): void {
  const command = join(folder, 'node_modules/.bin');
  mkdirSync(command, { recursive: true });
  writeFileSync(join(command, 'rehearse'), '#!/bin/sh\necho "$*" >>calls\n', { mode: 0o755 });
}

test('a line of cron rehearses at that time of the zone in any zone of the machine, in summer and winter', (t) => {
  for (const [now, timeZone, calls] of [
    ['2026-12-01T02:17:40Z', 'Europe/Berlin', 'run --env staging\nrun --env uat\n'],
    ['2026-07-01T01:17:40Z', 'Europe/Berlin', 'run --env staging\nrun --env uat\n'],
    ['2026-07-01T02:17:40Z', 'Europe/Berlin', ''],
    ['2026-12-01T21:47:00Z', 'Asia/Kolkata', 'run --env staging\nrun --env uat\n'],
    ['2026-12-01T21:32:00Z', 'Asia/Kathmandu', 'run --env staging\nrun --env uat\n'],
  ] as const) {
    // Without the space that a temporary folder's name has here: no line of cron can have one.
    const folder = mkdtempSync(join(tmpdir(), 'shop-'));
    t.after(() => rmSync(folder, { recursive: true }));
    projectIn(folder);
    const text = textOf(scheduleOf('crontab', { env: ['staging', 'uat'], timeZone }, { folder }));
    const line = text.trim().split('\n').at(-1) ?? '';
    assert.equal(cronStarts(line, folder, now), calls, `${now} ${timeZone}`);
    const fields = line.split(' ').slice(0, 5).join(' ');
    assert.equal(new CronPattern(fields).minute[new Date(now).getUTCMinutes()], 1, fields);
  }
});

test('one machine has no shards and no pages, and a folder that cannot be written into a line is told', () => {
  for (const engine of ['systemd', 'crontab'] as const) {
    assert.throws(() => scheduleOf(engine, { shards: 2 }), /Shards need several machines/);
    assert.throws(() => scheduleOf(engine, { publish: true }), /cannot be published/);
    assert.throws(() => scheduleOf(engine, {}, { folder: '/srv/my shop' }), /cannot be named in a schedule/);
  }
});
