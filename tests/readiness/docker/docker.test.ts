import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { environmentSchema } from '../../../model/environment.ts';
import { docker as openDocker } from '../../../readiness/sources/docker.ts';
import type { Source } from '../../../readiness/sources/source.ts';
import { systemClock } from '../../../support/clock.ts';
import { waitFor } from '../../../support/wait.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { team } from '../../verdict/samples.ts';
import { noEngineBecause, type PrivateEngine, startPrivateEngine } from './private-engine.ts';

const CANARY = 'canary-Zq81-in-the-container';
const real = noEngineBecause === undefined ? {} : { skip: noEngineBecause };

const environment = environmentSchema.parse({
  name: 'staging',
  identity: { name: 'staging', id: 's' },
  owner: team,
  entrance: 'shop',
  sources: [{ kind: 'docker' }],
  services: { shop: { url: 'http://127.0.0.1:1' } },
  jobs: { poller: { schedule: '*/5 * * * *', grace: '1m' } },
});

function sourceAt(
  engine: string,
  name: string,
  more: { container?: string; command?: string; signal?: AbortSignal } = {},
): Source {
  const { container = name, signal = new AbortController().signal, command } = more;
  return openDocker(
    { kind: 'docker', container, engine, ...(command === undefined ? {} : { command }) },
    {
      environment,
      name,
      clock: systemClock,
      project: '/',
      fingerprintKey: 'a-fingerprint-key',
      ask: async () => ({ answered: false, reason: 'nobody is asked', refused: false }),
      signal,
    },
  );
}

let engine: PrivateEngine | undefined;
before(async () => {
  if (noEngineBecause === undefined) engine = await startPrivateEngine();
});
after(async () => engine?.stop());

/** Starts a container of a name that runs a command. */
async function container(
  name: string,
  command: string,
  more: { env?: string[]; labels?: Record<string, string> } = {},
) {
  if (engine === undefined) throw new Error('there is no engine');
  const created = await engine.docker.createContainer({
    name,
    Image: engine.image,
    Entrypoint: ['/bin/sh', '-c', command],
    Env: more.env ?? [],
    Labels: more.labels ?? {},
    HostConfig: { NetworkMode: 'none', Memory: 64 * 1024 * 1024 },
  });
  await created.start();
  return { address: engine.address, image: engine.image };
}

test('a running container: keys without values, image and labels, free memory, log', real, async () => {
  const { address, image } = await container('shop', `echo a line with correlation-17; exec sleep 1000`, {
    env: [`TOKEN=${CANARY}`, 'EMPTY=', `DATABASE_URL=postgres://shop:${CANARY}@db/shop`],
    labels: { 'org.opencontainers.image.revision': 'abc1234', 'org.opencontainers.image.version': '7' },
  });
  const source = sourceAt(address, 'shop');

  const version = await source.version?.();
  assert.ok(version?.read === true);
  assert.deepEqual([version.value.commit, version.value.build], ['abc1234', '7']);
  assert.match(version.value.image ?? '', new RegExp(`^${image} \\(sha256:[0-9a-f]{64}\\)$`));
  const since = Date.now() - Date.parse(version.value.since ?? '');
  assert.ok(since >= 0 && since < 600_000, `it was made ${since} ms ago`);

  const configuration = await source.configuration?.();
  assert.ok(configuration?.read === true);
  const held = new Map(configuration.value.keys.map((key) => [key.name, key]));
  assert.equal(configuration.value.complete, true);
  assert.equal(held.get('EMPTY')?.traits?.blank, true);
  assert.match(held.get('TOKEN')?.fingerprint ?? '', /^[0-9a-f]{16}$/);
  assert.ok(!JSON.stringify(configuration).includes(CANARY));

  const capacity = await source.capacity?.();
  assert.ok(capacity?.read === true);
  const [memory] = capacity.value;
  assert.equal(memory?.total, 64 * 1024 * 1024);
  assert.ok((memory?.free ?? 0) > 0 && (memory?.free ?? 0) < 64 * 1024 * 1024);

  const logged = await waitFor(
    async () => {
      const reading = await source.logged?.('correlation-17');
      return reading?.read === true && reading.value ? reading : undefined;
    },
    { withinMs: 10_000 },
  );
  assert.ok(logged.arrived);
  const other = await source.logged?.('correlation-18');
  assert.ok(other?.read === true && !other.value);
});

test('a container that ended, and one that never was', real, async () => {
  const { address } = await container('ended', 'exit 3');
  const ended = await waitFor(
    async () => {
      const reading = await sourceAt(address, 'ended').process?.();
      return reading?.read === true && reading.value.state === 'exited' ? reading.value : undefined;
    },
    { withinMs: 10_000 },
  );
  assert.ok(ended.arrived);
  assert.equal(ended.value.exitCode, 3);

  const absent = sourceAt(address, 'nobody');
  const process = await absent.process?.();
  assert.ok(process?.read === true && process.value.state === 'absent');
  const version = await absent.version?.();
  assert.ok(version?.read === false);
  assert.equal(version.reason, 'there is no such container');
});

test('a job that cron starts, with the container’s environment', real, async () => {
  const line = `printf 'CRON_TZ=Europe/Berlin\\n*/5 * * * * /app/poller\\n' > /var/spool/cron/crontabs/root`;
  const { address } = await container('poller', `${line}; exec crond -f`, { env: [`BANK_SECRET=${CANARY}`] });
  const source = sourceAt(address, 'poller');
  const job = await jobOf(source, ({ enabled }) => enabled);
  assert.deepEqual(job, {
    schedule: '*/5 * * * *',
    timeZone: 'Europe/Berlin',
    enabled: true,
    disabledBecause: null,
    tellsRuns: false,
    lastRun: null,
  });
  assert.ok((await keysOf(source)).includes('BANK_SECRET'));
});

test('two ways in which a job that is there does nothing', real, async () => {
  const line = `printf '*/5 * * * * root MODE=fast /app/poller ${CANARY}\\n' > /etc/cron.d/poller`;
  const { address } = await container('debian', `${line}; exec /usr/sbin/cron 1000`, {
    env: [`BANK_SECRET=${CANARY}`],
  });
  const source = sourceAt(address, 'poller', { container: 'debian' });
  assert.equal((await jobOf(source, ({ enabled }) => enabled)).schedule, '*/5 * * * *');
  // Debian's cron hands nothing on: the variable is in the container, and the job does not have it.
  assert.deepEqual(await keysOf(source), ['MODE']);
  const reading = await source.configuration?.();
  assert.match(reading?.place ?? '', /does not hand the container’s environment on/);
  assert.ok(!JSON.stringify([reading, await source.job?.()]).includes(CANARY));

  await container('idle', `${line}; exec sleep 1000`);
  const idle = await jobOf(sourceAt(address, 'poller', { container: 'idle' }), ({ schedule }) => schedule !== null);
  assert.equal(idle.enabled, false);
  assert.match(idle.disabledBecause ?? '', /no cron runs/);
});

test('a container without any cron does not tell what starts the job in it', real, async () => {
  const { address } = await container('itself', 'exec sleep 1000');
  const reading = await sourceAt(address, 'poller', { container: 'itself' }).job?.();
  assert.ok(reading?.read === false);
  assert.match(reading.reason, /no cron runs in the container/);
});

test('one that refused its configuration says over which key, and never what it holds', real, async () => {
  const line = `{"event":"configuration-refused","problems":[{"key":"BANK_URL","problem":"is not set"}]}`;
  const { address } = await container('refuses', `echo '${line}'; exit 78`, { env: [`TOKEN=${CANARY}`] });
  const refused = await waitFor(
    async () => {
      const reading = await sourceAt(address, 'refuses').process?.();
      return reading?.read === true && reading.value.state === 'exited' ? reading.value : undefined;
    },
    { withinMs: 10_000 },
  );
  assert.ok(refused.arrived);
  assert.equal(refused.value.exitCode, 78);
  assert.deepEqual(refused.value.refused, [{ key: 'BANK_URL', problem: 'is not set' }]);
});

test('a line that is commented out, and none at all', real, async () => {
  const line = `printf '#*/5 * * * * /app/poller\\n' > /var/spool/cron/crontabs/root`;
  const { address } = await container('switched-off', `${line}; exec crond -f`);
  const off = await jobOf(
    sourceAt(address, 'poller', { container: 'switched-off' }),
    ({ schedule }) => schedule !== null,
  );
  assert.match(off.disabledBecause ?? '', /commented out/);
  const none = await jobOf(sourceAt(address, 'report', { container: 'switched-off' }), () => true);
  assert.match(none.disabledBecause ?? '', /no line of a crontab/);
});

test('an engine that is not there, is no engine, or never answers', async (t) => {
  const folder = temporaryFolder(t);
  const reasonOf = async (address: string) => {
    const reading = await sourceAt(address, 'shop').version?.();
    assert.ok(reading?.read === false);
    return reading.reason;
  };
  assert.match(await reasonOf(`unix://${join(folder, 'none.sock')}`), /no such socket/);
  assert.match(await reasonOf('tcp://127.0.0.1:1'), /nothing listens there/);
  assert.match(await reasonOf('ssh://somewhere'), /its address must be/);

  const silent = join(folder, 'silent.sock');
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(silent, resolve));
  t.after(() => server.close());
  assert.match(await reasonOf(`unix://${silent}`), /does not answer within 2000 ms/);

  // The engine that is declared is asked, whatever else DOCKER_HOST leads to.
  const { DOCKER_HOST: before } = process.env;
  process.env.DOCKER_HOST = 'tcp://127.0.0.1:1';
  t.after(() => {
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
  });
  assert.match(await reasonOf(`unix://${silent}`), /does not answer within 2000 ms/);
});

type Job = Extract<Awaited<ReturnType<NonNullable<Source['job']>>>, { read: true }>['value'];

async function jobOf(source: Source, wanted: (job: Job) => boolean): Promise<Job> {
  const waited = await waitFor(
    async () => {
      const reading = await source.job?.();
      return reading?.read === true && wanted(reading.value) ? reading.value : undefined;
    },
    { withinMs: 10_000 },
  );
  assert.ok(waited.arrived, JSON.stringify(await source.job?.()));
  return waited.value;
}

async function keysOf(source: Source): Promise<string[]> {
  const reading = await source.configuration?.();
  assert.ok(reading?.read === true);
  return reading.value.keys.map(({ name }) => name);
}
