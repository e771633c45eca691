import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { startProgram } from './start-program.ts';
import { CANARIES, REQUIRED, type ServiceName, type Variables } from './variables.ts';

const REFUSED = 78;
const supervisor = await openSupervisor();
after(() => supervisor.close());

const start = (name: ServiceName, variables: Variables) => startProgram(supervisor, name, variables);

for (const name of ['portal', 'onboarding', 'payments', 'status-poller'] as const) {
  describe(`${name} refuses to start`, { concurrency: 3 }, () => {
    for (const key of Object.keys(REQUIRED[name])) {
      test(`without ${key}, and names it`, async () => {
        const refused = start(name, { ...REQUIRED[name], [key]: undefined });
        assert.equal((await refused.exited).code, REFUSED);
        const [line] = refused.log();
        assert.equal(line?.level, 'fatal');
        assert.equal(line?.event, 'configuration-refused');
        assert.equal(line?.service, name);
        assert.deepEqual(line?.problems, [{ key, problem: 'is not set' }]);
        assert.deepEqual(refused.errors, [`${name} refuses to start: ${key} is not set.`]);
      });
    }

    test('with nothing set, and names everything at once', async () => {
      const refused = start(name, {});
      assert.equal((await refused.exited).code, REFUSED);
      const named = refused.log().flatMap(({ problems }) => JSON.stringify(problems).match(/"key":"\w+"/g) ?? []);
      assert.deepEqual(
        named.sort(),
        Object.keys(REQUIRED[name])
          .map((key) => `"key":"${key}"`)
          .sort(),
      );
    });
  });
}

test('what is set wrongly is named too, and never shown', async () => {
  const wrong = {
    PORT: '70000',
    DATABASE_URL: `mysql://someone:${CANARIES.BANK_CLIENT_SECRET}@host/name`,
    BANK_URL: `${CANARIES.BANK_CLIENT_SECRET}.example`,
    OPERATIONS_TOKEN: 'too-short',
    FINGERPRINT_KEY: '  ',
    POLL_SCHEDULE: 'every now and then',
    POLL_TIME_ZONE: 'Atlantis/Capital',
  };
  const refused = start('status-poller', { ...REQUIRED['status-poller'], ...wrong });
  assert.equal((await refused.exited).code, REFUSED);
  assert.deepEqual(refused.log()[0]?.problems, [
    { key: 'PORT', problem: 'must be a port from 0 to 65535' },
    { key: 'OPERATIONS_TOKEN', problem: 'must have at least 16 characters' },
    { key: 'FINGERPRINT_KEY', problem: 'is not set' },
    { key: 'DATABASE_URL', problem: 'must be an address such as postgresql://user:password@host:5432/name' },
    { key: 'BANK_URL', problem: 'must be an http or https address' },
    { key: 'POLL_SCHEDULE', problem: 'must be a cron pattern that comes about, such as */2 * * * * *' },
    { key: 'POLL_TIME_ZONE', problem: 'must be a time zone such as UTC or Europe/Berlin' },
  ]);
  const said = [...refused.lines, ...refused.errors].join('\n');
  for (const value of ['canary', 'too-short', 'every now', 'Atlantis']) assert.ok(!said.includes(value), said);
});
