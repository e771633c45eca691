import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { waitFor } from '../../../support/wait.ts';
import { temporal } from '../../../support/working-time/temporal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { gitlabOnThisMachine, pipelineOf, STARTED_BY_SCHEDULE } from '../../schedule/lint-pipeline.ts';
import { scheduleOf, textOf, VARIANTS } from '../../schedule/schedules.ts';

const execute = promisify(execFile);
const BUSYBOX = ['/bin/busybox', '/usr/bin/busybox'].find((path) => existsSync(path));

/** Programs in the place of npm and npx: they note what they were called with; a rehearsal leaves what the real one would. */
function standIns(t: TestContext): { PATH: string; calls: () => string[] } {
  const folder = join(temporaryFolder(t), 'programs');
  mkdirSync(folder);
  const calls = join(folder, 'calls');
  const note = `#!/bin/sh\necho "$(basename "$0") $*" >>"${calls}"\n`;
  const rehearse = `case "$*" in
  *' begin '*) mkdir -p reports/runs/begun; printf '{\\n  "environment": "staging"\\n}' >reports/runs/begun/run.json ;;
  *' --shard auto '*) mkdir -p "reports/runs/begun/shards/$CI_NODE_INDEX" ;;
  *' merge '*) ls -d reports/runs/begun/shards/* >>"${calls}"; echo x >reports/runs/begun/index.html; exit 1 ;;
esac
`;
  writeFileSync(join(folder, 'npm'), note, { mode: 0o755 });
  writeFileSync(join(folder, 'npx'), note + rehearse, { mode: 0o755 });
  return {
    PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter),
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
  };
}

const noCopies = existsSync('/usr/bin/rsync') ? false : 'gitlab-ci-local copies with rsync, which is not installed';

test('GitLab’s jobs are carried out: begun, played by each, judged, and published though it was no-go', {
  skip: noCopies,
}, async (t) => {
  const { PATH, calls } = standIns(t);
  const { folder } = await pipelineOf(t, textOf(scheduleOf('gitlab', { shards: 2, publish: true })));
  const args = [gitlabOnThisMachine, '--force-shell-executor', '--shell-isolation', ...STARTED_BY_SCHEDULE];
  const ended = await execute(process.execPath, args, { cwd: folder, env: { ...process.env, PATH } }).then(
    () => 0,
    (error: { code: number }) => error.code,
  );
  assert.equal(ended, 1);
  const rehearsed = calls().filter((call) => !/^npm ci|playwright install/.test(call));
  assert.deepEqual(rehearsed, [
    'npx --no -- rehearse begin --shards 2 --env staging',
    ...Array.from({ length: 2 }, () => 'npx --no -- rehearse run --shard auto --of reports/runs/begun/'),
    'npx --no -- rehearse merge reports/runs/begun/',
    'reports/runs/begun/shards/1',
    'reports/runs/begun/shards/2',
  ]);
  assert.ok(existsSync(join(folder, 'public/staging/index.html')));
});

const steps = z.array(z.object({ run: z.string().optional(), env: z.record(z.string(), z.unknown()).optional() }));
const jobs = z.object({ jobs: z.record(z.string(), z.object({ steps })) });

test('every shell of every workflow is carried out by bash as GitHub starts it, a demo’s time in quotes', async (t) => {
  for (const [, wish, project] of VARIANTS.filter(([, , given]) => given?.tool === undefined)) {
    const { PATH, calls } = standIns(t);
    const cwd = temporaryFolder(t);
    const env = { PATH, ENVIRONMENT: 'staging', DEMO: 'in 2h', SHARD: '1', SHARDS: '4', GITHUB_RUN_ID: '7' };
    for (const { run } of Object.values(jobs.parse(parse(textOf(scheduleOf('github', wish, project)))).jobs).flatMap(
      (job) => job.steps,
    )) {
      if (run !== undefined)
        await execute('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], { cwd, env });
    }
    assert.ok(calls().includes('npx --no -- rehearse run --env staging --demo in 2h'), calls().join('\n'));
  }
});

const noCron =
  BUSYBOX === undefined ? 'busybox is not installed' : process.getuid?.() === 0 ? false : 'only root may start crond';

test('a real cron rehearses when its line says so', { skip: noCron }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const commands = join(folder, 'node_modules/.bin');
  mkdirSync(commands, { recursive: true });
  writeFileSync(join(commands, 'rehearse'), '#!/bin/sh\necho "$*" >calls\n', { mode: 0o755 });
  const timeZone = 'Asia/Kathmandu';
  // Early in a minute cron has yet to look at it; the next one is always ahead.
  const next = temporal().Now.zonedDateTimeISO(timeZone).add({ seconds: 61 });
  const at = next.toPlainTime().toString({ smallestUnit: 'minute' });
  const tabs = join(folder, 'crontabs');
  mkdirSync(tabs);
  writeFileSync(join(tabs, 'root'), textOf(scheduleOf('crontab', { at, timeZone }, { folder })));
  const cron = spawn(BUSYBOX ?? '', ['crond', '-f', '-c', tabs], { env: { PATH: '/usr/bin:/bin' }, stdio: 'ignore' });
  t.after(() => cron.kill());
  const came = await waitFor(async () => (existsSync(join(folder, 'calls')) ? true : undefined), {
    withinMs: 150_000,
  });
  assert.ok(came.arrived);
  assert.equal(readFileSync(join(folder, 'calls'), 'utf8'), 'run --env staging\n');
});
