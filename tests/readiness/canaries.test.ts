import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { EnvironmentDefinition } from '../../model/environment.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { messageOf } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { hostileServer } from '../helpers/hostile-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { assertNoCanary, CANARIES, CANARY } from './canary.ts';
import { environmentOf } from './open-source.ts';
import { healthy, healthyJob, OPERATIONS_TOKEN, standIn } from './stand-in.ts';

type Definition = Partial<EnvironmentDefinition>;
type Declared = NonNullable<Definition['sources']>[number];

interface Place {
  context: TestContext;
  project: string;
  /** Writes a file of the project. */
  file(name: string, content: string): void;
  /** The address of a healthy service. */
  live: string;
}

/** Where canaries are planted: what of a definition leads to them. A new source is a new line here. */
interface Ground {
  what: string;
  plant(place: Place): Definition | Promise<Definition>;
  /** How long all of it may take; ten seconds unless given. */
  withinMs?: number;
  /** What at least one finding must say, so that the canary was really come by. */
  seen: RegExp;
}

const quoted = Object.entries(CANARIES)
  .map(([name, value]) => `${name}='${value}'`)
  .join('\n');

/** A service that is observed at these sources, and that must hold all keys in shapes that they do not have. */
const observed = (url: string, ...sources: Declared[]): Definition => ({
  services: {
    portal: {
      url,
      sources,
      configuration: {
        required: Object.keys(CANARIES).map((name) => ({ name, shape: 'uuid' as const })),
        forbidden: ['PLAIN_FORBIDDEN'],
      },
    },
  },
});

/** Data that must be there, read from a source. */
const datum = (source: Declared): Definition => ({ data: { customer: { source, is: 'seeded' } } });
const script = (text: string): Declared => ({ kind: 'command', run: ['sh', '-c', text] });

const GROUNDS: Ground[] = [
  {
    what: 'an .env file',
    plant: ({ file, live }) => {
      file('.env', quoted);
      return observed(live, { kind: 'env-file', path: '.env' });
    },
    seen: /PLAIN is no UUID/i,
  },
  {
    what: 'an .env file that is broken half-way',
    plant: ({ file, live }) => {
      file('.env', `${quoted}\nUNQUOTED=${CANARIES.SIGNING_KEY}`);
      return observed(live, { kind: 'env-file', path: '.env' });
    },
    seen: /is no NAME=value/,
  },
  {
    what: 'a Compose file',
    plant: ({ file, live }) => {
      file('compose.yaml', JSON.stringify({ services: { portal: { image: 'portal', environment: CANARIES } } }));
      return observed(live, { kind: 'compose', path: 'compose.yaml' });
    },
    seen: /PLAIN is no UUID/i,
  },
  {
    what: 'a Compose file that is no YAML',
    plant: ({ file, live }) => {
      file('compose.yaml', `services:\n  portal:\n    environment:\n      PLAIN: "${CANARY}\n\t- x: ${CANARY}`);
      return observed(live, { kind: 'compose', path: 'compose.yaml' });
    },
    seen: /it is not YAML/,
  },
  {
    what: 'a Compose file of another form',
    plant: ({ file, live }) => {
      file('compose.yaml', JSON.stringify({ services: { portal: { environment: { [CANARY]: { of: CANARY } } } } }));
      return observed(live, { kind: 'compose', path: 'compose.yaml' });
    },
    seen: /environment of the service portal is none/,
  },
  {
    what: 'a command',
    plant: ({ file, live }) => {
      file('held.json', JSON.stringify(CANARIES));
      return observed(live, { kind: 'command', run: ['cat', 'held.json'] });
    },
    seen: /PLAIN is no UUID/i,
  },
  {
    what: 'a command that prints its secret and dies',
    plant: ({ live }) => ({
      ...observed(live, script(`echo '${CANARY}'; echo '${CANARY}' >&2; exit 4`)),
      ...datum(script(`echo '${CANARY}' >&2; exit 5`)),
    }),
    seen: /exit code 5/,
  },
  {
    what: 'a command whose output is nothing known',
    plant: ({ live }) => ({
      ...observed(live, script(`echo '${CANARIES.ENCODED}'; echo '${CANARY} ${CANARY}'`)),
      ...datum(script(`echo '{"${CANARY}":"${CANARY}"}'`)),
    }),
    seen: /is neither NAME=value nor a name/,
  },
  {
    what: 'JSON at an address with a token in it',
    plant: async ({ context, live }) => {
      const url = await standIn(context, { [`GET /held?token=${CANARY}`]: { body: CANARIES } });
      const secretly = `${url}/held?token=${CANARY}`;
      return { ...observed(live, { kind: 'http', url: secretly }), ...datum({ kind: 'http', url: secretly }) };
    },
    seen: /PLAIN is no UUID/i,
  },
  {
    what: 'an address that throws the authorization back and fails',
    plant: async ({ context, live }) => {
      const url = `${await hostileServer(context, 'echoes and fails')}/state?token=${CANARY}`;
      const source: Declared = { kind: 'http', url, authorization: new Secret('STATE', `Bearer ${CANARIES.ENCODED}`) };
      return { ...observed(live, source), ...datum(source) };
    },
    seen: /answers 500/,
  },
  {
    what: 'a database that quotes the password in its error',
    plant: async ({ context }) => ({
      databases: { platform: { url: new Secret('DATABASE_URL', await quotingDatabase(context)) } },
      ...datum({ kind: 'sql', database: 'platform', query: `select '${CANARY}'::int` }),
    }),
    seen: /refuses the user or the password/,
  },
  {
    what: 'a log full of secrets',
    plant: async ({ context, file }) => {
      file('portal.log', `${quoted}\n`);
      const url = await standIn(context, healthy());
      return { services: { portal: { url, logs: { kind: 'log-file', path: 'portal.log' } } } };
    },
    withinMs: 500,
    seen: /portal\.log|no answer within 500 ms/,
  },
  {
    what: 'a search of a log that throws everything back',
    plant: async ({ context }) => {
      const echo = await hostileServer(context, 'echoes and fails');
      const url = await standIn(context, healthy());
      const authorization = new Secret('SEARCH', `Basic ${CANARIES.ENCODED}`);
      const logs: Declared = { kind: 'log-search', url: `${echo}/?q={correlationId}&key=${CANARY}`, authorization };
      return { services: { portal: { url, logs } } };
    },
    seen: /answers 500/,
  },
  {
    what: 'an operations endpoint that tells what it must not',
    plant: async ({ context }) => {
      const keys = Object.entries(CANARIES).map(([name, value]) => ({ name, present: true, value }));
      const url = await standIn(context, healthy({ 'GET /operations/configuration': { body: { keys } } }));
      const required = Object.keys(CANARIES).map((name) => ({ name, shape: 'uuid' as const }));
      return { ...withToken, services: { portal: { url, configuration: { required } } } };
    },
    seen: /not known whether PLAIN/,
  },
  {
    what: 'an operations endpoint that answers something else',
    plant: async ({ context }) => {
      const body = { keys: CANARY, service: { of: CANARY }, [CANARY]: CANARY };
      const wrong = { status: 200, body };
      const url = await standIn(
        context,
        healthy({ 'GET /operations/configuration': wrong, 'GET /operations/version': wrong }),
      );
      return { ...withToken, services: { portal: { url, configuration: { required: ['PLAIN'] } } } };
    },
    seen: /something else than/,
  },
  {
    what: 'an operations endpoint that throws the token back and fails',
    plant: async ({ context }) => {
      const url = await hostileServer(context, 'echoes and fails');
      const operationsToken = new Secret('OPERATIONS_TOKEN', CANARY);
      return { operationsToken, services: { portal: { url, configuration: { required: ['PLAIN'] } } } };
    },
    seen: /answers 500/,
  },
  {
    what: 'a job whose error quotes the secrets of the definition',
    plant: async ({ context }) => {
      const at = new Date().toISOString();
      const error = `401 for ${CANARY}: ${JSON.stringify({ Authorization: `Bearer ${CANARY}` })} ${encodeURIComponent(CANARY)}`;
      const lastRun = { startedAt: at, endedAt: at, outcome: 'failed', error };
      const url = await standIn(
        context,
        healthyJob(() => ({ lastRun })),
      );
      return { ...withToken, jobs: { poller: { url, schedule: '* * * * * *', grace: '1s' } } };
    },
    seen: /poller/,
  },
  {
    what: 'a bank that throws the credential back',
    plant: async ({ context }) => ({
      bank: {
        url: await hostileServer(context, 'echoes and fails'),
        contract: '1',
        credential: {
          tokenPath: '/token',
          clientId: 'client',
          clientSecret: new Secret('BANK_CLIENT_SECRET', CANARY),
          scope: 'payments',
        },
        console: '/console',
      },
    }),
    seen: /500/,
  },
];

const withToken: Definition = { operationsToken: new Secret('OPERATIONS_TOKEN', OPERATIONS_TOKEN) };

for (const { what, plant, withinMs = 10_000, seen } of GROUNDS) {
  test(`nothing of a secret comes out of ${what}`, async (t) => {
    const project = temporaryFolder(t);
    const file = (name: string, content: string) => writeFileSync(join(project, name), content);
    const environment = environmentOf(await plant({ context: t, project, file, live: await standIn(t, healthy()) }));
    const written = [t.mock.method(process.stdout, 'write'), t.mock.method(process.stderr, 'write')];
    const told: unknown[] = [];
    const readiness = await checkReadiness(environment, {
      project,
      withinMs,
      onFinding: (finding) => told.push(finding),
    }).catch((error: unknown) => messageOf(error));
    const output = written.flatMap(({ mock }) => mock.calls.map(({ arguments: [chunk] }) => String(chunk)));
    t.mock.restoreAll();
    const text = JSON.stringify(readiness);
    assertNoCanary(text, 'the findings');
    assertNoCanary(JSON.stringify(told), 'the findings as they come');
    assertNoCanary(output.join(''), 'what was written');
    assert.match(text, seen);
  });
}

test('a canary that came out would be noticed', () => {
  for (const value of [...Object.values(CANARIES), CANARY]) {
    for (const form of [
      value,
      JSON.stringify({ value }),
      encodeURIComponent(value),
      Buffer.from(value).toString('base64'),
    ]) {
      assert.throws(() => assertNoCanary(`before ${form} after`, 'a test'), /a canary is in a test/, form);
    }
  }
});

/** The url of what answers like PostgreSQL, and refuses everybody with the password in its words. */
async function quotingDatabase(context: TestContext): Promise<string> {
  const fields = ['SFATAL', 'C28P01', `Mpassword ${CANARY} of postgres://app:${CANARY}@db is wrong`, ''].join('\0');
  const body = Buffer.from(`${fields}\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  const server = createTcpServer((socket) => {
    socket.on('error', () => {}).once('data', () => socket.end(Buffer.concat([head, body])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return `postgres://app:${CANARY}@127.0.0.1:${address.port}/platform`;
}
