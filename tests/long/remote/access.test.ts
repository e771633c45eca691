import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readArtefact } from '../../../model/artefact.ts';
import { evidenceSchema } from '../../../model/evidence.ts';
import { readZip } from '../../../support/zip.ts';
import { reportsFolder, startRehearse } from '../../helpers/rehearse-command.ts';
import { GATE, gatedPlatform, PERSON } from './gated-platform.ts';
import { gatedProject, stateOf } from './gated-project.ts';

const env = { GATE: GATE.header, BASIC: GATE.password, SIGN_IN: PERSON.password };

test('a platform behind a header, a password and a sign-in elsewhere is rehearsed on, within hosts and budget', {
  timeout: 120_000,
}, async (t) => {
  const platform = await gatedPlatform(t);
  const project = gatedProject(t, platform);
  const reports = reportsFolder(t);
  const rehearse = async (t: TestContext, ...args: string[]) => {
    const running = startRehearse(t, [...args, '--env', 'place', '--reports', reports.path], { cwd: project, env });
    return { ...(await running.ended), printed: running.printed() };
  };
  const { exitCode, printed } = await rehearse(t, 'run');
  assert.equal(exitCode, 1, printed);
  const { scenarios } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
  const told = scenarios.map(({ title, status, steps }) => {
    const { title: step, error } = steps.find(({ status }) => status === 'failed') ?? {};
    return [title.replace(' @safe', ''), status, ...(step === undefined ? [] : [`${step}: ${error}`])];
  });

  await t.test('who is signed in gets in, and who leaves the environment or its budget is stopped at the step', () => {
    const host = new URL(platform.elsewhere).host;
    const out = `the scenario went to ${host}, which is no host of place: keep to its own, or name that one in access.allowedHosts`;
    const over = (most: string) =>
      `stopped before it did more in place than its budget allows: ${most} in a run (protected in its definition)`;
    assert.deepEqual(told, [
      ['She is signed in', 'passed'],
      ['A link leads out', 'failed', `She follows the link: ${out}`],
      ['A window of its own leads out', 'failed', `She follows the link there: ${out}`],
      ['A redirect leads out', 'failed', `She is sent away: ${out}`],
      ['She writes twice', 'failed', `She writes again: ${over('1 request that changes something')}`],
      ['She acts too often', 'failed', `She acts: ${over('6 actions')}`],
    ]);
    assert.equal(platform.writes(), 1);
  });

  await t.test('nothing that opens the gate is sent elsewhere, or kept where others read it', () => {
    assert.deepEqual(platform.leaked(), []);
    const basic = Buffer.from(`${GATE.user}:${GATE.password}`).toString('base64');
    const secrets = [GATE.header, GATE.password, basic, PERSON.password, 'session-code-1-of-ada'];
    const held = textsIn(reports.path).flatMap(({ name, text }) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${name}`),
    );
    assert.deepEqual(held, []);
    assert.equal(statSync(stateOf(project)).mode & 0o077, 0, 'others can read who is signed in');
  });

  await t.test(
    'what is kept of the sign-in serves a check; a session that ended is told, and signed in again',
    async (t) => {
      const check = await rehearse(t, 'check');
      assert.equal(check.exitCode, 0, check.printed);
      assert.equal(platform.signIns(), 1);
      platform.forgetSessions();
      const after = await rehearse(t, 'check');
      assert.equal(after.exitCode, 1, after.printed);
      assert.match(after.printed, /answers 302, and sends on to http:\/\/localhost/);
      const again = await rehearse(t, 'run', '--only', 'signed in');
      assert.equal(platform.signIns(), 2, again.printed);
    },
  );
});

/** Every text of a folder, those inside archives too. */
function textsIn(folder: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const name = join(entry.parentPath, entry.name);
    const bytes = readFileSync(name);
    return name.endsWith('.zip')
      ? readZip(bytes).map(({ content }) => ({ name, text: content.toString() }))
      : [{ name, text: bytes.toString() }];
  });
}
