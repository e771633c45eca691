import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { listening } from '../helpers/listening.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** What one service of the small platform does at the moment; a test changes it as it goes. */
export interface Behaviour {
  /** What its readiness answers with. */
  status: number;
  /** The commit that it says it runs. */
  commit: string;
  /** Keeps its readiness from being answered until the test lets it go. */
  held: boolean;
  /** How often its readiness was asked. */
  asked: number;
}

/** Two services of an environment `staging` in a project of its own, both healthy to begin with. */
export interface SmallPlatform {
  project: string;
  services: Record<'portal' | 'payments', Behaviour>;
  /** Answers all that was held back. */
  release(): void;
}

/** What the command is started with. */
export const env = { OPERATIONS_TOKEN: 'a-token-for-operations' };

const OWNER = `{
  name: 'Accounts team',
  timeZone: 'Europe/Lisbon',
  workingHours: { from: '09:00', to: '17:30', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  contact: '#accounts',
}`;

/** Serves two services and writes the project that declares them, with `more` keys. Closed with the test. */
export async function smallPlatform(context: TestContext, more = ''): Promise<SmallPlatform> {
  const healthy = (): Behaviour => ({ status: 200, commit: 'abc1234', held: false, asked: 0 });
  const services = { portal: healthy(), payments: healthy() };
  const held: ServerResponse[] = [];
  const portal = await serve(context, services.portal, held);
  const payments = await serve(context, services.payments, held);
  const project = projectWith(context, {
    staging: `{
      name: 'staging',
      identity: { name: 'staging', id: 'staging-1' },
      operationsToken: secret('OPERATIONS_TOKEN'),
      owner: ${OWNER},
      entrance: 'portal',
      services: {
        portal: { url: '${portal}', configuration: { required: ['LOGO_URL'] } },
        payments: { url: '${payments}', links: { runbook: '${payments}/runbook' } },
      },
      ${more}
    }`,
  });
  return {
    project,
    services,
    release() {
      for (const response of held.splice(0)) response.end();
    },
  };
}

/** A project of environments, each given as the text of what it declares. Secrets are in the variable OPERATIONS_TOKEN. */
export function projectWith(context: TestContext, environments: Readonly<Record<string, string>>): string {
  const project = temporaryFolder(context);
  mkdirSync(join(project, 'environments'));
  writeFileSync(join(project, 'playwright.config.ts'), '');
  const define = pathToFileURL(join(projectFolder, 'environments/define.ts')).href;
  for (const [name, declared] of Object.entries(environments)) {
    writeFileSync(
      join(project, `environments/${name}.ts`),
      `import { defineEnvironment } from '${define}';\nexport default defineEnvironment(({ secret }) => (${declared}));\n`,
    );
  }
  return project;
}

async function serve(context: TestContext, behaviour: Behaviour, held: ServerResponse[]): Promise<string> {
  const server = createServer((request, response) => {
    const isOpen = request.headers.authorization === `Bearer ${env.OPERATIONS_TOKEN}`;
    if (request.url === '/health/ready') {
      behaviour.asked += 1;
      response.writeHead(behaviour.status, { 'content-type': 'application/json' }).write('{}');
      if (behaviour.held) held.push(response);
      else response.end();
      return;
    }
    const answer = ANSWERS[request.url ?? ''];
    const status = answer === undefined ? 404 : request.url?.startsWith('/operations') && !isOpen ? 401 : 200;
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify(status === 200 ? answer?.(behaviour) : {}));
  });
  const port = await listening(context, server);
  return `http://127.0.0.1:${port}`;
}

const ANSWERS: Readonly<Record<string, (behaviour: Behaviour) => unknown>> = {
  '/health/live': () => ({}),
  '/runbook': () => ({}),
  '/operations/version': ({ commit }) => ({
    service: 'a service',
    commit,
    build: '1',
    environment: { name: 'staging', id: 'staging-1' },
    now: new Date().toISOString(),
  }),
  '/operations/configuration': () => ({ keys: [{ name: 'LOGO_URL', present: true }], complete: true }),
};
