import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { env } from '../check/small-platform.ts';
import { projectFolder, startRehearse } from '../helpers/rehearse-command.ts';
import { assertNoCanary } from '../readiness/canary.ts';
import { json, recordingServer } from '../telling/recording-server.ts';
import { smallRehearsal } from './small-rehearsal.ts';

const WORD = 'k4narienvogel';
/** Holds what Markdown escapes, so that it must be taken out before. */
const QUOTED = `${WORD}*of_a#scenario`;
const HOSTILE =
  '\u001b[31m</script><img src=x> @everyone <!channel> [x](https://evil.example) $(id) \u202e\r\nBcc: x@y.z';
/** What a terminal would obey, and what turns a text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const OBEYED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

const SCENARIO = `test(${JSON.stringify(HOSTILE)}, () => test.step('A step', async () => {
  if (process.env.BREAKS) throw new Error('nobody takes ' + process.env.QUOTED + ${JSON.stringify(HOSTILE)});
}));`;

test('whoever a verdict is passed on to learns no secret: channels, tracker, ledger, post-mortem, job', async (t) => {
  const outside = await outsideServer(t);
  const { project, services } = await smallRehearsal(t, SCENARIO, declared(outside.address));
  writeFileSync(join(project, 'rules.ts'), RULES);
  const summary = join(project, 'step-summary.md');
  const variables = { ...env, ...secretsAt(outside.address), GITHUB_STEP_SUMMARY: summary };
  const run = async (exitCode: number, args: string[], more: Record<string, string> = {}) => {
    const { stdout, stderr, ...ended } = await startRehearse(t, args, { cwd: project, env: { ...variables, ...more } })
      .ended;
    assertNoCanary(stdout + stderr, args.join(' '));
    if (!args.includes('--json')) assert.doesNotMatch(stdout + stderr, OBEYED);
    assert.doesNotMatch(stderr, /defect|^\s+at /m);
    assert.equal(ended.exitCode, exitCode, stdout + stderr);
    return stdout;
  };
  const rehearsal = ['run', '--env', 'staging', '--no-traces', '--no-pictures', '--tickets'];

  await run(0, rehearsal);
  services.payments.commit = '$(id)';
  await run(1, rehearsal, { BREAKS: 'yes' });
  const back = await run(1, ['rollback', '--env', 'staging', '--json']);
  assert.match(back, /deploy payments abc1234/);
  services.payments.commit = 'abc1234';
  await run(0, rehearsal);
  await run(0, ['tell']);
  await run(0, ['history', '--env', 'staging']);

  const runs = join(project, 'reports/runs');
  const written = filesIn(join(project, 'reports'));
  assert.ok(readdirSync(runs).some((name) => existsSync(join(runs, name, 'post-mortem.md'))));
  for (const path of [...written, summary]) {
    const text = readFileSync(path, 'utf8');
    assertNoCanary(text, path);
    if (/\.(html|md)$/.test(path)) assert.doesNotMatch(text, /(?<!\\)<img src=x|(?<!\\)<\/script><img/, path);
  }
  const bodies = outside.taken.map(({ path, body }) => ({ path, text: String(body) }));
  for (const place of ['/slack/', '/teams/', '/hook/', '/moved/', '/refused/', '/repos/acme/shop/issues'])
    assert.ok(
      bodies.some(({ path, text }) => path.startsWith(place) && text !== ''),
      `nothing came to ${place}`,
    );
  for (const { path, text } of bodies) assertNoCanary(text, path);
  const toSlack = bodies.filter(({ path }) => path.startsWith('/slack/'));
  for (const { text } of toSlack) assert.doesNotMatch(text, /<!channel>/);
  const tickets = bodies.filter(({ path }) => path.includes('/issues'));
  for (const { text } of tickets) assert.doesNotMatch(text, /@everyone|https:\/\/evil/);
});

/** Takes all it is sent; what it refuses, and where it leads elsewhere, it throws the secret of its address back. */
async function outsideServer(t: TestContext) {
  const issue = { number: 1, title: HOSTILE, state: 'open', created_at: '2026-11-20T09:00:00Z' };
  return recordingServer(t, (request, response) => {
    const path = request.url ?? '';
    if (path.startsWith('/moved/'))
      return void response.writeHead(302, { location: `http://127.0.0.1:1${path}` }).end();
    if (path.startsWith('/refused/')) return json({ path, headers: request.headers }, 403)(request, response);
    if (path.startsWith('/search/')) return json({ items: [] })(request, response);
    if (request.method === 'GET' && path.includes('/issues?')) return json([])(request, response);
    return json(issue, path.endsWith('/issues') ? 201 : 200)(request, response);
  });
}

function secretsAt(address: string): Record<string, string> {
  return {
    QUOTED,
    TRACKER_TOKEN: `${WORD}-of-tickets`,
    SLACK: `${address}/slack/${WORD}`,
    TEAMS: `${address}/teams/?sig=${WORD}`,
    HOOK: `${address}/hook/${WORD}`,
    MOVED: `${address}/moved/${WORD}`,
    REFUSED: `${address}/refused/${WORD}`,
    SIGNED: `whsec_${Buffer.from(`${WORD} signs what is sent`).toString('base64')}`,
  };
}

function declared(address: string): string {
  const hook = (name: string) =>
    `{ kind: 'webhook', name: '${name.toLowerCase()}', url: secret('${name}'), signedWith: secret('SIGNED') }`;
  return `
    fingerprintKey: secret('QUOTED'),
    rollback: { version: 'deploy {name} {commit}' },
    tickets: { trackers: [{ kind: 'github', repository: 'acme/shop', token: secret('TRACKER_TOKEN'), api: '${address}' }] },
    telling: {
      heartbeat: secret('REFUSED'),
      reportAt: 'https://reports.example/{run}?sig=${WORD}-of-reports',
      channels: [
        { kind: 'slack', name: ${JSON.stringify(HOSTILE)}, webhook: secret('SLACK') },
        { kind: 'teams', webhook: secret('TEAMS') },
        ${['HOOK', 'MOVED', 'REFUSED'].map(hook).join()},
      ],
    },`;
}

const RULES = `import { defineRules } from '${pathToFileURL(join(projectFolder, 'environments/define-rules.ts')).href}';
  const text = process.env.QUOTED + ${JSON.stringify(HOSTILE)};
  export default defineRules({
    waivers: [{ id: 'waived/*', reason: text, by: text, until: new Date(Date.now() + 86_400_000).toISOString() }],
    own: ['waived', 'own'].map((id) => ({
      id, says: 'x', looksAt: 'y', weight: 'blocker',
      observe: ({ environmentOwner: owner }) =>
        process.env.BREAKS ? [{ id: 'a', title: 'x'.repeat(110) + ' ' + text, subject: text, owner, cause: text, remedy: text }] : [],
    })),
  });`;

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
