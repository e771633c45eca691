import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { statePath } from '../../../support/signed-in-state.ts';
import { projectFolder } from '../../helpers/rehearse-command.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import type { GatedPlatform } from './gated-platform.ts';

const SCENARIOS = `
test('She is signed in @safe', async ({ actor }) => {
  const ada = await actor('Ada');
  await ada.step('She opens her page', async (page) => {
    await page.goto('/moved');
    await expect(page.getByRole('heading', { name: 'Hello Ada' })).toBeVisible();
    await expect(page.getByText('/there')).toBeVisible();
  });
});
test('A link leads out @safe', async ({ page }) => {
  await page.goto('/');
  await test.step('She follows the link', async () => {
    await page.getByRole('link', { name: 'out' }).click();
    await page.waitForURL('**/link');
  });
});
test('A window of its own leads out @safe', async ({ browser, onStage }) => {
  const { page } = onStage(await browser.newPage());
  await test.step('She follows the link there', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'out' }).click();
    await page.waitForURL('**/link');
  });
});
test('A redirect leads out @safe', async ({ page }) => {
  await test.step('She is sent away', () => page.goto('/away'));
});
test('She writes twice @safe', async ({ page }) => {
  await page.goto('/');
  await test.step('She writes', async () => {
    await page.getByRole('button', { name: 'write' }).click();
    await expect(page).toHaveTitle('written');
  });
  await test.step('She writes again', async () => {
    await page.getByRole('button', { name: 'write' }).click();
    await page.waitForTimeout(5000);
  });
});
test('She acts too often @safe', async ({ page }) => {
  await page.goto('/');
  await test.step('She acts', async () => {
    for (let times = 0; times < 9; times += 1) await page.getByRole('button', { name: 'act' }).click();
  });
});
test('She is not safe', async () => { throw new Error('must not be played'); });
`;

/** A project that rehearses on a platform behind a gate; the state of who is signed in goes with the test. */
export function gatedProject(context: TestContext, { url }: GatedPlatform): string {
  const project = temporaryFolder(context);
  const ours = (path: string) => pathToFileURL(join(projectFolder, path)).href;
  const files = {
    'package.json': '{ "type": "module" }',
    'environments/place.ts': `import { defineEnvironment } from '${ours('package/environments.ts')}';
      export default defineEnvironment(({ secret }) => ({
        identity: { id: 'gated', proofs: [{ kind: 'command', run: [process.execPath, '-p', '"gated"'] }] },
        owner: { name: 'Web team', timeZone: 'UTC', workingHours: '09:00-17:00', contact: '#web' },
        sources: [],
        protected: { actions: 6, writes: 1 },
        entrance: 'portal',
        services: { portal: { url: '${url}', health: { live: '/health', ready: '/health' } } },
        access: {
          headers: { 'x-gate': secret('GATE') },
          basic: { user: 'demo', password: secret('BASIC') },
          signIn: { module: 'environments/sign-in.ts', signedInWhen: { path: '/', text: 'Hello Ada' } },
        },
      }));`,
    'environments/sign-in.ts': `export default async (page) => {
        await page.goto('/');
        await page.getByLabel('User').fill('ada');
        await page.getByLabel('Password').fill(process.env.SIGN_IN);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.waitForURL('**/');
      };`,
    'rehearse.config.ts': `import { rehearsalConfig } from '${ours('package/playwright.ts')}';
      export default rehearsalConfig(import.meta.dirname, { retries: 0 });`,
    'scenarios/gated.scenario.ts': `import { expect, test } from '${ours('package/test.ts')}';${SCENARIOS}`,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  }
  symlinkSync(join(projectFolder, 'node_modules'), join(project, 'node_modules'));
  context.after(() => rmSync(stateOf(project), { force: true }));
  return project;
}

/** Where the state of who is signed in is kept. */
export function stateOf(project: string): string {
  return statePath({ project, environment: 'place', person: 'anybody' });
}
