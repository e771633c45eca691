import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { listening } from '../helpers/listening.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A project of one healthy service, and one scenario that prints its operations token and fails with it. */
export async function carelessProject(context: TestContext, token: string): Promise<string> {
  const project = temporaryFolder(context);
  for (const folder of ['environments', 'scenarios']) mkdirSync(join(project, folder));
  symlinkSync(join(projectFolder, 'node_modules'), join(project, 'node_modules'));
  const ours = (path: string) => pathToFileURL(join(projectFolder, path)).href;
  const url = await healthyService(context, token);
  const files = {
    'package.json': '{ "type": "module" }',
    'environments/.env.fit': `OPERATIONS_TOKEN='${token}'`,
    'environments/fit.ts': `import { defineEnvironment } from '${ours('environments/define.ts')}';
      export default defineEnvironment(({ secret }) => ({
        identity: { id: 'fit-1' },
        operationsToken: secret('OPERATIONS_TOKEN'),
        owner: { name: 'Team', timeZone: 'UTC', workingHours: '09:00-17:00', contact: '#team' },
        entrance: 'portal',
        services: { portal: { url: '${url}' } },
      }));`,
    'playwright.config.ts': `import { openEnvironment } from '${ours('environments/load.ts')}';
      import { readRunContext } from '${ours('model/run-context.ts')}';
      const { folder } = readRunContext(process.env);
      const environment = (await openEnvironment(import.meta.dirname, 'fit')).load();
      export default {
        testDir: './scenarios',
        outputDir: folder?.traces,
        reporter: [
          [${JSON.stringify(join(projectFolder, 'reports/recorder.ts'))}],
          ['html', { open: 'never', outputFolder: folder?.playwright }],
          ['allure-playwright', { resultsDir: folder?.allureResults, detail: false }],
        ],
        use: { environment, trace: 'on' },
      };`,
    'scenarios/careless.spec.ts': `import { test as base } from '@playwright/test';
      const test = base.extend({ environment: [null, { option: true, scope: 'worker' }] });
      test('A careless scenario', async ({ environment }) => {
        const token = environment.operationsToken.reveal();
        console.log('it is ' + token);
        console.error(Buffer.from('it is ' + token).toString('base64'));
        await test.step('A step', async () => {
          throw new Error('nobody takes ' + token);
        });
      });`,
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(project, path), content);
  return project;
}

async function healthyService(context: TestContext, token: string): Promise<string> {
  const server = createServer((request, response) => {
    const isOpen =
      request.url?.startsWith('/operations') !== true || request.headers.authorization === `Bearer ${token}`;
    const environment = { name: 'fit', id: 'fit-1' };
    const version = { service: 'portal', commit: 'abc1234', build: '1', environment, now: new Date().toISOString() };
    response.writeHead(isOpen ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isOpen ? version : {}));
  });
  const port = await listening(context, server);
  return `http://127.0.0.1:${port}`;
}
