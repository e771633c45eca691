import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { capacityReportSchema, valueTraitsSchema, versionSchema } from '../../model/operations.ts';
import { openStage, type RunningService } from './stage.ts';
import { programOf } from './start-program.ts';
import { CANARIES, REQUIRED, variablesOf } from './variables.ts';

const PORT_TAKEN = 69;
const TOKEN = { headers: { authorization: `Bearer ${CANARIES.OPERATIONS_TOKEN}` } };
const heldSchema = z.object({
  keys: z.array(
    z.strictObject({
      name: z.string(),
      required: z.boolean(),
      present: z.boolean(),
      fingerprint: z
        .string()
        .regex(/^[0-9a-f]{16}$/)
        .nullable(),
      traits: valueTraitsSchema.nullable(),
    }),
  ),
  complete: z.literal(true),
  fingerprintKeyId: z.string().regex(/^[0-9a-f]{16}$/),
});

const stage = await openStage();
const names = ['portal', 'onboarding', 'payments', 'status-poller'] as const;
const running: Record<(typeof names)[number], RunningService> = {
  portal: await stage.service('portal'),
  onboarding: await stage.service('onboarding'),
  payments: await stage.service('payments'),
  'status-poller': await stage.service('status-poller'),
};

async function held({ url }: RunningService) {
  const { keys } = heldSchema.parse(await (await fetch(`${url}/operations/configuration`, TOKEN)).json());
  return new Map(keys.map((key) => [key.name, key]));
}

for (const name of names) {
  describe(name, () => {
    const { url } = running[name];

    test('is alive and ready', async () => {
      const live = await fetch(`${url}/health/live`);
      assert.deepEqual([live.status, await live.json()], [200, { status: 'live' }]);
      const ready = await fetch(`${url}/health/ready`);
      const checks = name === 'portal' ? {} : { database: 'ok' };
      assert.deepEqual([ready.status, await ready.json()], [200, { status: 'ready', checks }]);
    });

    test('tells its operators, and nobody else, what it is', async () => {
      const paths = ['version', 'configuration', ...(name === 'status-poller' ? ['job'] : [])];
      if (name !== 'portal') paths.push('capacity');
      for (const path of paths) {
        for (const authorization of [undefined, 'Bearer wrong', 'Bearer ', `Basic ${CANARIES.OPERATIONS_TOKEN}`]) {
          const headers = authorization === undefined ? {} : { authorization };
          const refused = await fetch(`${url}/operations/${path}`, { headers });
          assert.equal(refused.status, 401);
          assert.equal(refused.headers.get('www-authenticate'), 'Bearer');
          assert.ok(!(await refused.text()).includes('fingerprint'));
        }
        assert.equal((await fetch(`${url}/operations/${path}`, TOKEN)).status, 200);
      }
      const version = z
        .object({ startedAt: z.iso.datetime(), now: z.iso.datetime() })
        .loose()
        .parse(await (await fetch(`${url}/operations/version`, TOKEN)).json());
      assert.deepEqual(
        { ...version, startedAt: '', now: '' },
        {
          service: name,
          commit: '4f1c2d3',
          build: '42',
          environment: { name: 'test', id: 'test-1' },
          startedAt: '',
          now: '',
        },
      );
    });

    test('names every key it holds', async () => {
      const keys = await held(running[name]);
      for (const key of Object.keys(REQUIRED[name])) {
        assert.equal(keys.get(key)?.required, true, key);
        assert.equal(keys.get(key)?.present, true, key);
        assert.notEqual(keys.get(key)?.fingerprint, null, key);
      }
      const absent = { required: false, present: false, fingerprint: null, traits: null };
      assert.deepEqual(keys.get('HOST'), { name: 'HOST', ...absent });
    });
  });
}

test('a variable that nobody reads is told as well, and each by what its value is like', async () => {
  const canary = 'canary-left-over-3b1d';
  const service = await stage.service('payments', {
    LEFT_OVER: canary,
    TENANT_ID: '',
    STATEMENTS_URL: '"https://statements.northgate.example"',
    LC_ALL: 'C',
  });
  const answer = await fetch(`${service.url}/operations/configuration`, TOKEN);
  assert.ok(!(await answer.clone().text()).includes(canary));
  const keys = new Map(heldSchema.parse(await answer.json()).keys.map((key) => [key.name, key]));
  assert.deepEqual([keys.get('LEFT_OVER')?.present, keys.get('LEFT_OVER')?.required], [true, false]);
  assert.match(keys.get('LEFT_OVER')?.fingerprint ?? '', /^[0-9a-f]{16}$/);
  assert.deepEqual([keys.get('TENANT_ID')?.traits?.blank, keys.get('TENANT_ID')?.fingerprint], [true, null]);
  assert.equal(keys.get('STATEMENTS_URL')?.traits?.untidy, 'quotes');
  for (const inherited of ['PATH', 'NODE_COMPILE_CACHE', 'LC_ALL', 'REHEARSE_SESSION']) {
    assert.ok(!keys.has(inherited), `${inherited} configures nothing`);
  }
});

test('each service with a database says how many more connections it takes', async () => {
  const capacity = async () => {
    const answer = await fetch(`${running.payments.url}/operations/capacity`, TOKEN);
    return capacityReportSchema.parse(await answer.json()).capacities;
  };
  const [before] = await capacity();
  assert.ok(before !== undefined && before.name === 'database-connections');
  assert.ok(before.free > 0 && before.total !== null && before.free < before.total);
  await stage.database.query('alter database postgres connection limit 1');
  assert.deepEqual(await capacity(), [{ name: 'database-connections', free: 0, total: 1 }]);
  await stage.database.query('alter database postgres connection limit -1');
});

test('on demand a service tells a wrong time, and lets everybody at its operations endpoints', async () => {
  const service = await stage.service('portal', { CLOCK_OFFSET_MS: '-7200000', OPERATIONS_OPEN: 'yes' });
  const { now } = versionSchema.parse(await (await fetch(`${service.url}/operations/version`)).json());
  const behind = Date.now() - Date.parse(now ?? '');
  assert.ok(behind > 7_190_000 && behind < 7_500_000, `${behind} ms`);
  const logged = Date.parse(service.log()[0]?.at ?? '');
  assert.ok(Date.now() - logged > 7_190_000, 'its log bears that time as well');
});

test('equal values have equal fingerprints, other values others', async () => {
  const [onboarding, payments] = [await held(running.onboarding), await held(running.payments)];
  assert.equal(onboarding.get('BANK_CLIENT_SECRET')?.fingerprint, payments.get('BANK_CLIENT_SECRET')?.fingerprint);
  const other = await stage.service('payments', { BANK_CLIENT_SECRET: 'another' });
  assert.notEqual(
    (await held(other)).get('BANK_CLIENT_SECRET')?.fingerprint,
    payments.get('BANK_CLIENT_SECRET')?.fingerprint,
  );
  const otherKey = await stage.service('payments', { FINGERPRINT_KEY: 'another-key-of-some-length' });
  assert.notEqual((await held(otherKey)).get('COMMIT')?.fingerprint, payments.get('COMMIT')?.fingerprint);
});

test('a service whose database is not there is alive, says that it is not ready and why', async () => {
  const service = await stage.service('payments', { DATABASE_URL: REQUIRED.payments.DATABASE_URL });
  assert.equal((await fetch(`${service.url}/health/live`)).status, 200);
  const ready = await fetch(`${service.url}/health/ready`);
  assert.equal(ready.status, 503);
  const body = await ready.text();
  assert.match(body, /^\{"status":"not-ready","checks":\{"database":"connect ECONNREFUSED 127\.0\.0\.1:2"\}\}$/);
});

test('a service that finds its port taken says so and ends', async () => {
  const { port } = new URL(running.portal.url);
  const late = stage.start('portal', variablesOf('portal', { PORT: port }));
  assert.equal((await late.exited).code, PORT_TAKEN);
  const line = late.log().at(-1);
  assert.deepEqual([line?.level, line?.event, line?.port], ['fatal', 'port-taken', Number(port)]);
  assert.match(late.errors.join(), new RegExp(`portal can't start: port ${port} on 127.0.0.1 is taken`));
});

test('told to stop, each finishes and ends well', async () => {
  for (const name of names) {
    const service = await stage.service(name);
    const exit = await service.stop();
    assert.deepEqual([exit.code, exit.signal], [0, null], name);
    assert.equal(service.log().at(-1)?.event, 'stopped', name);
  }
});

test('with a lifeline, each ends at once when the process that started it is gone', async () => {
  for (const name of names) {
    const orphan = spawn(process.execPath, [programOf(name)], {
      env: { PATH: process.env.PATH, ...variablesOf(name, { LIFELINE: 'stdin', DATABASE_URL: stage.databaseUrl }) },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: orphan.stdout }), 'line');
    assert.match(String(line), /"event":"listening"/);
    orphan.stdin.end();
    const [code] = await once(orphan, 'exit');
    assert.equal(code, 0, name);
  }
});

test('what does not exist is a problem that names the correlation id', async () => {
  const answer = await fetch(`${running.payments.url}/nothing`, { headers: { 'x-correlation-id': 'journey-12345' } });
  assert.equal(answer.status, 404);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.equal(answer.headers.get('x-correlation-id'), 'journey-12345');
  assert.match(await answer.text(), /"correlationId":"journey-12345"/);
});
