import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { loadRules } from '../../environments/rules.ts';
import { USUAL_RULES } from '../../model/rules-file.ts';
import { describeProblem, Problem, Problems } from '../../support/problem.ts';
import { allRules } from '../../verdict/rules/index.ts';
import { projectFolder, rehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const DEFINE = pathToFileURL(join(projectFolder, 'environments/define-rules.ts')).href;
const SOUND = `{
  severity: { 'retry-needed': 'blocker', 'tea-is-served': 'doubt' },
  goInARow: 2,
  waivers: [{ id: 'job/*', reason: 'not shown', by: 'the CTO', until: '2020-01-31', environments: ['staging'] }],
  own: [{ id: 'tea-is-served', says: 'Tea is served', looksAt: 'the kettle', weight: 'risk', observe: () => [] }],
}`;

/** A project with an environment staging and these rules. */
function project(context: TestContext, rules: string, file = `export default defineRules(${rules});`): string {
  const folder = temporaryFolder(context);
  mkdirSync(join(folder, 'environments'));
  writeFileSync(join(folder, 'environments/staging.ts'), 'export default () => ({});');
  writeFileSync(join(folder, 'playwright.config.ts'), '');
  writeFileSync(join(folder, 'rules.ts'), `import { defineRules } from '${DEFINE}';\n${file}\n`);
  return folder;
}

/** What is said of rules that can't be used. */
async function problemsOf(folder: string): Promise<string> {
  const thrown = await loadRules(folder, allRules).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof Problem || thrown instanceof Problems, String(thrown));
  return thrown instanceof Problem ? describeProblem(thrown) : thrown.message;
}

test('a project without rules.ts has the usual rules', async (t) => {
  assert.equal(await loadRules(temporaryFolder(t), allRules), USUAL_RULES);
});

test('rules.ts is read as it is written, a waiver that ran out included', async (t) => {
  const rules = await loadRules(project(t, SOUND), allRules);
  assert.deepEqual([rules.goInARow, rules.severity['retry-needed'], rules.waivers.length], [2, 'blocker', 1]);
  assert.deepEqual(rules.own[0]?.id, 'tea-is-served');
});

const TEA = `id: 'tea', says: 'Tea', looksAt: 'the kettle', weight: 'risk'`;
const WAIVER = `id: 'a', reason: 'r', by: 'me', until: '2026-01-01'`;

for (const [what, rules, says] of [
  [
    'an unknown key',
    `{ severities: {} }`,
    /rules\.ts: its default export[\s\S]*severities is not known; did you mean severity\?/,
  ],
  [
    'an unknown rule',
    `{ severity: { 'retry-neded': 'risk' } }`,
    /there is no rule retry-neded; did you mean retry-needed\?/,
  ],
  [
    'a wrong severity',
    `{ severity: { 'retry-needed': 'bad' } }`,
    /severity\.retry-needed[\s\S]*one of blocker, doubt, risk, off/,
  ],
  ['a firm rule', `{ severity: { 'nothing-executed': 'off' } }`, /nothing-executed can’t be weighed otherwise/],
  [
    'a waiver of a firm rule',
    `{ waivers: [{ ${WAIVER}, rule: 'run-cut-short' }] }`,
    /waivers\[0\]\.rule[\s\S]*can’t be waived/,
  ],
  [
    'a waiver by nobody',
    `{ waivers: [{ id: 'a', reason: 'r', until: '2026-01-01' }] }`,
    /waivers\[0\]\.by[\s\S]*is missing/,
  ],
  [
    'a waiver for ever',
    `{ waivers: [{ id: 'a', reason: 'r', by: 'me', until: 'never' }] }`,
    /until[\s\S]*must be a date/,
  ],
  [
    'an unknown environment',
    `{ waivers: [{ ${WAIVER}, environments: ['stging'] }] }`,
    /"stging"[\s\S]*did you mean staging\?/,
  ],
  ['an own rule without a function', `{ own: [{ ${TEA} }] }`, /own\[0\]\.observe[\s\S]*must be a function/],
  [
    'an own rule called like ours',
    `{ own: [{ ${TEA}, id: 'retry-needed', observe() {} }] }`,
    /one of the rules that come with/,
  ],
  ['two rules of one name', `{ own: [{ ${TEA}, observe() {} }, { ${TEA}, observe() {} }] }`, /there are two rules tea/],
  ['no object', `[]`, /must be rules, with some of severity, waivers/],
] as const) {
  test(`${what} in rules.ts is refused with what is wrong and where`, async (t) => {
    assert.match(await problemsOf(project(t, rules)), says);
  });
}

test('a rules.ts that can’t be loaded, or exports nothing, says so', async (t) => {
  assert.match(
    await problemsOf(project(t, '', `throw new Error('oops');`)),
    /rules\.ts cannot be loaded[\s\S]*rules\.ts:2/,
  );
  assert.match(await problemsOf(project(t, '', '')), /declares no rules[\s\S]*export default defineRules/);
});

test('rehearse rules lists every rule with what it weighs here, and the waivers', async (t) => {
  const cwd = project(t, SOUND);
  const [text, json] = await Promise.all([rehearse(t, ['rules'], { cwd }), rehearse(t, ['rules', '--json'], { cwd })]);
  assert.equal(text.exitCode, 0, text.stderr);
  for (const { id, says } of allRules) {
    assert.ok(text.stdout.includes(`${id}: `) && text.stdout.includes(says), id);
  }
  assert.match(text.stdout, /retry-needed: blocker \(by rules\.ts; risk otherwise\)/);
  assert.match(text.stdout, /nothing-executed: doubt, firm/);
  assert.match(text.stdout, /tea-is-served: doubt \(by rules\.ts; risk otherwise\), of your own/);
  assert.match(text.stdout, /Before a demo 2 runs in a row must be go/);
  assert.match(
    text.stdout,
    /waived: job\/\* on staging, ran out on 2020-01-31: it does not hold\n {2}by the CTO: not shown/,
  );
  const listed = JSON.parse(json.stdout);
  assert.equal(listed.rules.length, allRules.length + 1);
  assert.equal(listed.waivers[0].ranOut, true);
});

test('rehearse rules refuses a rules.ts that is wrong with exit code 2', async (t) => {
  const ended = await rehearse(t, ['rules'], { cwd: project(t, `{ goInARow: -1 }`) });
  assert.equal(ended.exitCode, 2);
  assert.match(ended.stderr, /rules\.ts: goInARow/);
});
