import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { findFreePort } from '../../platform/ports.ts';
import { listening } from '../helpers/listening.ts';
import { rehearse } from '../helpers/rehearse-command.ts';
import { repository } from './repository.ts';

test('right after it, with no edit, a check tells what is true of a platform started by a Compose file', async (t) => {
  const anything = createServer((_, response) => response.writeHead(404).end('no such tea'));
  const web = await listening(t, anything);
  const nobody = await findFreePort();
  const folder = repository(t, {
    'package.json': '{ "type": "commonjs" }',
    'compose.yaml': `
services:
  web: { build: ./web, ports: ["${web}:80"], depends_on: [api] }
  api:
    build: ./api
    ports: ["127.0.0.1:${nobody}:3000"]
    environment: { STRIPE_KEY: "\${STRIPE_KEY}", SESSION_SECRET: "\${SESSION_SECRET}" }
    healthcheck: { test: ["CMD", "curl", "-f", "http://localhost:3000/healthz"] }
  db: { image: "postgres:16", ports: ["5432:5432"] }
`,
    '.env.example': 'STRIPE_KEY=\nSESSION_SECRET=\n',
    '.env': 'SESSION_SECRET=a-value-that-is-not-to-be-shown\n',
    'k8s/invoices.yaml':
      'kind: CronJob\nmetadata: { name: invoices }\nspec: { schedule: "0 6 * * 1-5", timeZone: Europe/Berlin }',
    '.github/workflows/deploy.yml': 'jobs: { deploy: { environment: production } }',
    CODEOWNERS: '* @acme/shop\n/api/ @acme/payments',
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.example', ...args], { cwd: folder });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--force', '.');
  git('commit', '--quiet', '--message', 'Begin');

  const init = await rehearse(t, ['init'], { cwd: folder });
  assert.equal(init.exitCode, 0, init.stderr);
  // An engine for containers that happens to be here must not have a say.
  const env = { DOCKER_HOST: `tcp://127.0.0.1:${nobody}` };
  const { exitCode, stdout, stderr } = await rehearse(t, ['check'], { cwd: folder, env });
  assert.equal(exitCode, 1, stderr);
  for (const line of [
    /✓ pass {4}reachable\/web: answers 404/,
    /✗ fail {4}reachable\/api: no answer: nobody listens at its address/,
    /✗ fail {4}configuration\/api\/STRIPE_KEY: STRIPE_KEY is not set/,
    /✓ pass {4}configuration\/api\/SESSION_SECRET: set/,
    /✗ fail {4}job\/invoices: invoices was never deployed here/,
    /✓ pass {4}pipeline\/deploy\/configuration: there, last changed by Ada/,
    /! warn {4}identity\/local: nothing there says where this is; its addresses are at localhost/,
    /owner {5}payments, @acme\/payments/,
  ]) {
    assert.match(stdout, line);
  }
  // What is not known follows from what failed, so that nobody has to read it.
  const unknown = stdout.split('\n').filter((line) => line.startsWith('? unknown'));
  assert.ok(
    unknown.every((line) => line.includes('(because of ')),
    stdout,
  );
  assert.doesNotMatch(stdout + stderr, /not-to-be-shown/);
});
