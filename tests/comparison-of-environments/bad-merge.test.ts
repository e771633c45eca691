import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { environmentComparisonSchema } from '../../model/comparison.ts';
import { projectWith } from '../check/small-platform.ts';
import { rehearse } from '../helpers/rehearse-command.ts';

type Variables = Readonly<Record<string, string>>;

const TOKEN = 'operations-token-of-the-test';
const BETA = {
  BANK_URL: 'https://beta-canary.bank.example',
  BANK_CLIENT_SECRET: 'beta-canary-secret',
  TIMEOUT_MS: '2000',
};
const PRODUCTION = {
  BANK_URL: 'https://bank-canary.example',
  BANK_CLIENT_SECRET: 'production-canary-secret',
  TIMEOUT_MS: '2000',
};

/** Starts the service payments as a process of its own; gives its address. */
async function payments(
  context: TestContext,
  environment: string,
  held: Variables,
  key = 'a-key-of-both',
): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'service.ts')], {
    env: {
      ...held,
      OPERATIONS_TOKEN: TOKEN,
      FINGERPRINT_KEY: key,
      ENVIRONMENT: environment,
      COMMIT: '4f1c2d3a9b8e7f60',
      KEYS: [...Object.keys(PRODUCTION), 'BETA_FEES'].join(','),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => child.kill());
  const [line] = await once(child.stdout, 'data');
  return `http://127.0.0.1:${z.object({ port: z.int() }).parse(JSON.parse(String(line))).port}`;
}

interface Deployed {
  beta: { payments: string; portal: Variables };
  production: { payments: string; portal: Variables };
  /** What may differ by the definition of production. */
  mayDiffer?: string[];
}

/** A project that declares both: payments is a process, of portal only its .env file is there. */
function projectOf(context: TestContext, { beta, production, mayDiffer = [] }: Deployed): string {
  const declared = (name: string, url: string, rest: string) => `{
    name: '${name}', identity: { name: '${name}', id: '${name}' }, operationsToken: secret('OPERATIONS_TOKEN'),
    owner: { name: 'Payments team', timeZone: 'Europe/Lisbon', contact: '#payments',
      workingHours: { from: '09:00', to: '17:30', days: ['mon', 'tue', 'wed', 'thu', 'fri'] } },
    entrance: 'portal',
    services: {
      portal: { url: 'http://${name}.example', sources: [{ kind: 'env-file', path: 'deploy/${name}.env' }] },
      payments: { url: '${url}', ${rest} },
    },
    mayDiffer: ${JSON.stringify(name === 'production' ? mayDiffer : [])},
  }`;
  const mustDiffer = `configuration: {
    required: ['BANK_URL', 'BANK_CLIENT_SECRET'].map((name) => ({ name, differsFrom: ['beta'] })),
    forbidden: ['BETA_FEES'],
  }`;
  const project = projectWith(context, {
    beta: declared('beta', beta.payments, ''),
    production: declared('production', production.payments, mustDiffer),
  });
  mkdirSync(join(project, 'deploy'));
  for (const [name, { portal }] of Object.entries({ beta, production })) {
    const lines = Object.entries(portal).map(([key, value]) => `${key}=${value}`);
    writeFileSync(join(project, `deploy/${name}.env`), lines.join('\n'));
  }
  return project;
}

async function compare(context: TestContext, project: string, ...args: string[]) {
  const compared = await rehearse(context, ['compare', 'beta', 'production', ...args], {
    cwd: project,
    env: { OPERATIONS_TOKEN: TOKEN },
  });
  assert.doesNotMatch(compared.stdout + compared.stderr, /canary/, 'no value is told');
  return compared;
}

// The portal has no source that tells its version, so that is said to be of no matter.
const USUAL = ['version/portal', 'configuration/portal/BANNER'];

test('two environments that are as they should be are alike, and what may differ is not told', async (t) => {
  const project = projectOf(t, {
    beta: { payments: await payments(t, 'beta', BETA), portal: { BANNER: 'beta-canary', LOGO_URL: '/logo.svg' } },
    production: {
      payments: await payments(t, 'production', PRODUCTION),
      portal: { BANNER: '', LOGO_URL: '/logo.svg' },
    },
    mayDiffer: USUAL,
  });
  const compared = await compare(t, project);
  assert.equal(compared.exitCode, 0, compared.stdout + compared.stderr);
  assert.match(
    compared.stdout,
    /^beta and production are alike, but for what may differ: 0 of 11 things wrong, 0 unknown, 7 may differ\n$/,
  );
  const all = await compare(t, project, '--all');
  assert.equal(all.exitCode, 0);
  assert.match(all.stdout, /^ {2} +beta +production$/m);
  assert.match(all.stdout, /^~ configuration\/payments\/BANK_URL +set +set, to another value +differs, as it must$/m);
  assert.match(all.stdout, /^= configuration\/payments\/TIMEOUT_MS +set +set, to the same value$/m);
});

test('a merge that drags the variables of beta into production is caught, in a process and in a file', async (t) => {
  const project = projectOf(t, {
    beta: { payments: await payments(t, 'beta', BETA), portal: { BANNER: 'beta', LOGO_URL: '/logo.svg' } },
    production: {
      payments: await payments(t, 'production', { ...BETA, BETA_FEES: 'canary', TIMEOUT_MS: '9000' }),
      portal: { BANNER: 'beta', LOGO_URL: '/beta.svg', BETA_BANNER: 'canary' },
    },
    mayDiffer: USUAL,
  });
  const compared = await compare(t, project, '--json');
  assert.equal(compared.exitCode, 1, compared.stdout + compared.stderr);
  const { things, counts } = environmentComparisonSchema.parse(JSON.parse(compared.stdout));
  assert.deepEqual(things.map(({ id, outcome, owner }) => `${id} ${outcome} (${owner.name})`).sort(), [
    'configuration/payments/BANK_CLIENT_SECRET wrongly-same (Payments team)',
    'configuration/payments/BANK_URL wrongly-same (Payments team)',
    'configuration/payments/BETA_FEES forbidden (Payments team)',
    'configuration/payments/TIMEOUT_MS different (Payments team)',
    'configuration/portal/BETA_BANNER different (Payments team)',
    'configuration/portal/LOGO_URL different (Payments team)',
  ]);
  assert.ok(counts['may-differ'] > 0, 'what is not told is counted');
});

test('fingerprints under different keys say nothing, nor does a file that is not there: that is no pass', async (t) => {
  const portal = { LOGO_URL: '/logo.svg' };
  const project = projectOf(t, {
    beta: { payments: await payments(t, 'beta', BETA), portal },
    production: { payments: await payments(t, 'production', PRODUCTION, 'another-key'), portal },
    mayDiffer: USUAL,
  });
  const compared = await compare(t, project);
  assert.equal(compared.exitCode, 3, compared.stdout + compared.stderr);
  assert.match(
    compared.stdout,
    /^\? configuration\/payments\/BANK_URL +set +set +.*set the same FINGERPRINT_KEY in both; Payments team, #payments$/m,
  );
  rmSync(join(project, 'deploy/beta.env'));
  const without = await compare(t, project);
  assert.equal(without.exitCode, 3, without.stdout + without.stderr);
  assert.match(without.stdout, /^\? configuration\/portal +not read +read .*deploy\/beta\.env: /m);
});

test('an environment is not compared with itself, nor with one that is not there', async (t) => {
  const project = projectOf(t, {
    beta: { payments: 'http://127.0.0.1:9', portal: {} },
    production: { payments: 'http://127.0.0.1:9', portal: {} },
  });
  const itself = await rehearse(t, ['compare', 'beta', 'beta'], { cwd: project });
  assert.deepEqual([itself.exitCode, itself.stdout], [2, '']);
  assert.match(itself.stderr, /can't be compared with itself/);
  const nowhere = await rehearse(t, ['compare', 'beta', 'prodution'], { cwd: project });
  assert.deepEqual([nowhere.exitCode, nowhere.stdout], [2, '']);
  assert.match(nowhere.stderr, /beta is an environment, prodution is none: .*did you mean production\?/);
});
