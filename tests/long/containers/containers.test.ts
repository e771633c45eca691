import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, describe, type TestContext, test } from 'node:test';
import { openEnvironment } from '../../../environments/load.ts';
import { readArtefact } from '../../../model/artefact.ts';
import { evidenceSchema } from '../../../model/evidence.ts';
import { verdictSchema } from '../../../model/verdict.ts';
import { stageImages } from '../../../platform/stage/containers/images.ts';
import { stagePlatform } from '../../../platform/stage/stage.ts';
import { checkReadiness } from '../../../readiness/run-checks.ts';
import { Problem, Problems } from '../../../support/problem.ts';
import { openSupervisor, type Supervisor } from '../../../support/supervise/supervisor.ts';
import { waitFor } from '../../../support/wait.ts';
import {
  journalShows,
  projectFolder,
  type Running,
  rehearse,
  reportsFolder,
  startMarked,
  startRehearse,
} from '../../helpers/rehearse-command.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { type Daemon, noEngineBecause, startDaemon } from '../../readiness/docker/private-engine.ts';
import { EXPECTED } from '../readiness/incidents/expected.ts';
import { assertFollow, rootsOf, told } from '../readiness/incidents/roots.ts';
import { leftAfter, madeBySessions } from './containers-left.ts';

/** Where only the superuser may start an engine, others skip this; the count says how many. */
const real = noEngineBecause === undefined ? {} : { skip: noEngineBecause };
/** With all that is done before, whoever lacks something is told so within two seconds. */
const SAID_WITHIN_MS = 2000;
const GONE_WITHIN_MS = 20_000;
const QUIET = ['--no-pictures', '--no-traces'];

let daemon: Daemon | undefined;
after(() => daemon?.stop());

/** The engine of this file, started for the first test that needs it. */
async function engine(): Promise<Daemon> {
  daemon ??= await startDaemon();
  process.env.DOCKER_HOST = daemon.address;
  return daemon;
}

test('where Docker does not answer, or is no engine of this machine, it is said within two seconds', async (t) => {
  const silent = createServer(() => undefined);
  const socket = join(temporaryFolder(t), 'silent.sock');
  await new Promise<void>((resolve) => silent.listen(socket, resolve));
  t.after(() => silent.close().closeAllConnections());
  const supervisor = await ownSupervisor(t);
  const cases = [
    { at: `unix://${socket}`, why: /does not answer within 1500 ms/ },
    { at: 'unix:///nowhere/docker.sock', why: /no such socket/ },
    { at: 'tcp://127.0.0.1:1', why: /nothing listens there/ },
    { at: 'tcp://docker.example:2375', why: /is not on this machine/ },
    { at: 'nonsense', why: /can’t be asked at nonsense|is not on this machine/ },
  ];
  for (const { at, why } of cases) {
    const [problem] = await refusedWith(supervisor, at);
    assert.match(problem?.why ?? '', why, at);
    assert.match(problem?.remedy ?? '', /DOCKER_HOST/, at);
  }

  const ended = await rehearse(t, ['check', '--env', 'containers'], { env: { DOCKER_HOST: 'tcp://127.0.0.1:1' } });
  assert.equal(ended.exitCode, 2);
  assert.equal(ended.stdout, '');
  assert.match(ended.stderr, /can’t be staged in containers\n.*nothing listens there.*\n.*set DOCKER_HOST/);
});

test('where images are missing, each is named with the command that makes it', real, async (t) => {
  const { address } = await engine();
  const problems = await refusedWith(await ownSupervisor(t), address);
  const names = Object.values(await stageImages(projectFolder)).map(({ name }) => name);
  assert.deepEqual(
    problems.map(({ message }) => message),
    names.map((name) => `The image ${name} is missing`),
  );
  for (const { remedy } of problems) assert.match(remedy, /node scripts\/stage-images\/make\.ts/);
});

describe('with images made of what lies on this machine', real, () => {
  test('they are made from the Dockerfiles, and once', async (t) => {
    await engine();
    const make = () =>
      startMarked(t, [join(projectFolder, 'scripts/stage-images/make.ts'), '--from-this-machine'], {}).ended;
    const first = await make();
    assert.equal(first.exitCode, 0, first.stderr);
    assert.match(first.stdout, /rehearse-sample-parts:\w+ {2}made/);
    const second = await make();
    assert.equal(second.stdout.match(/is there/g)?.length, 2, second.stdout);
  });

  test('the scenarios are green, and the last container and network is gone', async (t) => {
    const { docker } = await engine();
    const reports = reportsFolder(t);
    const ended = await rehearse(t, ['run', '--env', 'containers', '--reports', reports.path, ...QUIET]);
    assert.equal(ended.exitCode, 0, ended.stdout + ended.stderr);
    assert.deepEqual(await madeBySessions(docker), []);
    const { scenarios } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
    assert.ok(scenarios.length >= 3);
    assert.deepEqual([...new Set(scenarios.map(({ status }) => status))], ['passed']);
  });

  test('a fault that only the whole cycle shows is red, with its owner', async (t) => {
    const { docker } = await engine();
    const reports = reportsFolder(t);
    const staged = ['run', '--env', 'containers', '--incident', 'job-elsewhere', '--reports', reports.path];
    const ended = await rehearse(t, [...staged, '--only', 'approved by the bank', ...QUIET]);
    assert.equal(ended.exitCode, 1, ended.stdout + ended.stderr);
    const { blockers } = await readArtefact(reports.latest('verdict.json'), verdictSchema);
    assert.deepEqual(
      blockers.map(({ id, owner }) => [id, owner?.name]),
      [['job-work/status-poller', 'Platform team']],
    );
    assert.deepEqual(await madeBySessions(docker), []);
  });

  test('the same incidents give the same findings, told by Docker', async (t) => {
    const { docker } = await engine();
    const supervisor = await ownSupervisor(t);
    for (const incident of ['missing-credential', 'job-absent', 'service-crashed', 'database-down', 'scope-missing']) {
      const platform = await stage(supervisor, incident);
      const environment = (await openEnvironment(projectFolder, 'containers')).load(platform.variables);
      const { findings } = await checkReadiness(environment, { project: projectFolder, openEnvironment: load });
      await platform.stop();
      assert.deepEqual(rootsOf(findings), [EXPECTED[incident]], told(findings));
      assertFollow(findings);
      assert.deepEqual(await madeBySessions(docker), [], incident);
    }
  });

  test('killed while it starts, and after: nothing of it is left, and all of others’', async (t) => {
    const { docker } = await engine();
    const { parts } = await stageImages(projectFolder);
    const others = await docker.createContainer({ name: 'somebody-elses', Image: parts.name, Cmd: ['-v'] });
    t.after(() => others.remove({ force: true, v: true }));
    for (const many of [2, 7]) {
      const running = startStage(t);
      await containersOf(docker, many, running);
      running.child.kill('SIGKILL');
      assert.deepEqual(await leftAfter(docker, GONE_WITHIN_MS), []);
    }
    assert.equal((await others.inspect()).Name, '/somebody-elses');
  });

  test('what was killed with its watchdog is cleared up by the next start', async (t) => {
    const { docker } = await engine();
    const running = startStage(t);
    await containersOf(docker, 7, running);
    for (const line of running.processes()) {
      const pid = Number.parseInt(line, 10);
      if (line.includes('watchdog.ts')) process.kill(pid, 'SIGKILL');
    }
    running.child.kill('SIGKILL');
    await running.ended;
    assert.ok((await madeBySessions(docker)).length > 0);
    // Whatever opens a supervisor of the project clears up before it does anything else.
    await rehearse(t, ['check', '--env', 'local', '--only', 'reachable/bank']);
    assert.deepEqual(await leftAfter(docker, GONE_WITHIN_MS), []);
  });

  test('interrupted in the middle of a run: exit code 130, and nothing is left', async (t) => {
    const { docker } = await engine();
    const reports = reportsFolder(t);
    const running = startRehearse(t, ['run', '--env', 'containers', '--reports', reports.path, ...QUIET]);
    await journalShows(reports.latest('journal.jsonl'), /"step-begun"/, running);
    running.child.kill('SIGINT');
    assert.equal((await running.ended).exitCode, 130, running.printed());
    assert.deepEqual(await madeBySessions(docker), []);
  });
});

async function ownSupervisor(t: TestContext): Promise<Supervisor> {
  const supervisor = await openSupervisor({ sessionsFolder: join(temporaryFolder(t), 'sessions') });
  t.after(() => supervisor.close());
  return supervisor;
}

function stage(supervisor: Supervisor, incident?: string) {
  const where = { ports: 'any', in: 'containers', environmentName: 'containers', supervisor, say: () => {} } as const;
  return stagePlatform({ ...where, ...(incident === undefined ? {} : { incident }) });
}

/** Why nothing is staged with an engine's address in DOCKER_HOST. */
async function refusedWith(supervisor: Supervisor, address: string): Promise<readonly Problem[]> {
  const { DOCKER_HOST: before } = process.env;
  process.env.DOCKER_HOST = address;
  const begun = performance.now();
  const error: unknown = await stage(supervisor).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const took = performance.now() - begun;
  if (before === undefined) delete process.env.DOCKER_HOST;
  else process.env.DOCKER_HOST = before;
  assert.ok(took < SAID_WITHIN_MS, `${address}: said after ${took} ms`);
  if (error instanceof Problems) return error.problems;
  assert.ok(error instanceof Problem, String(error));
  return [error];
}

/** Leaves the platform staged, without writing where people’s own staging is found. */
function startStage(t: TestContext): Running {
  return startMarked(t, [join(import.meta.dirname, 'stay-staged.ts')], {});
}

async function containersOf(docker: Daemon['docker'], many: number, running: Running): Promise<void> {
  const there = await waitFor(
    async () => {
      if (running.child.exitCode !== null) return false;
      return (await docker.listContainers()).length >= many ? true : undefined;
    },
    { withinMs: 120_000 },
  );
  assert.ok(there.arrived && there.value, running.printed());
}

async function load(name: string) {
  return (await openEnvironment(projectFolder, name)).load();
}
