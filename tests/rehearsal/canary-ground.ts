import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { HOSTILITIES } from '../helpers/hostile-server.ts';
import { listening } from '../helpers/listening.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { CANARIES, CANARY } from '../readiness/canary.ts';
import { gitIn } from '../readiness/git/git-project.ts';
import { recordedCluster } from '../readiness/kubernetes/recorded-cluster.ts';

/** A project all of whose places hold canaries. */
export interface CanaryGround {
  project: string;
  /** Writes a file of the project. */
  file(path: string, content: string): void;
}

/** A key, as PEM, on every line of which is a canary. */
const PEM = ['-----BEGIN PRIVATE KEY-----', ...pemLines(5), '-----END PRIVATE KEY-----'].join('\n');

function pemLines(count: number): string[] {
  return Array.from({ length: count }, (_, line) =>
    Buffer.from(`${CANARY} of line ${line}`.padEnd(48, '.')).toString('base64'),
  );
}

/** What every service holds, wherever it is observed. */
const HELD = {
  ...CANARIES,
  PEM,
  ONE_LINE_PEM: PEM.replaceAll('\n', '\\n'),
  URLS: `https://u:${CANARY}@host/?token=${CANARY}`,
};

/** What stands in the addresses of a definition, and is not said to be secret. */
const IN_A_QUERY = `${CANARY}-in-a-query`;

/** The secrets of the definitions. */
const SECRETS = {
  OPERATIONS_TOKEN: `${CANARY}-of-operations`,
  HOST_TOKEN: `${CANARY}-of-hosts`,
  BANK_SECRET: `${CANARY}+/=&?%"of the bank`,
  BASIC: `Basic ${CANARIES.ENCODED}`,
  // A header can't hold it: whoever asks with it fails, and must not say with what.
  SEVERAL_LINES: PEM,
};

const secret = (name: keyof typeof SECRETS | `DATABASE_${string}`) => `@@${name}@@`;

/**
 * Plants canaries in a place of every kind, and writes the definitions that lead there: `staging`, where all can be read;
 * `broken`, where every place fails, or throws back what it was asked with.
 */
export async function canaryGround(context: TestContext): Promise<CanaryGround> {
  const project = temporaryFolder(context);
  const file = (path: string, content: string) => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  };
  file('playwright.config.ts', '');
  symlinkSync(join(projectFolder, 'node_modules'), join(project, 'node_modules'));
  const live = await served(context, healthy);
  const hub = await served(context, asHost);
  const [echo, cut, notFound, redirecting] = await Promise.all([
    served(context, echoes),
    served(context, cutsOff),
    served(context, (_, response) => response.writeHead(404, CANARY, { 'x-held': CANARY }).end(CANARY)),
    served(context, (_, response) =>
      response.writeHead(302, { location: `https://u:${CANARY}@elsewhere.example/${CANARY}?token=${CANARY}` }).end(),
    ),
  ]);
  const { kubeconfig } = await recordedCluster(context);
  const dockerHost = await engine(context, project);
  const quoting = await quotingDatabase(context);
  file('held.env', lines(HELD));
  file('broken.env', `PLAIN='${CANARY}'\nPEM=${PEM}\n`);
  file('wrapped.env', `A=${'k4narienvogel1'.repeat(4)}\nk4narienvogelAb112==\n`);
  mkdirSync(join(project, 'folder.env'));
  file('compose.yaml', JSON.stringify({ services: { composed: { image: 'shop:1', environment: HELD } } }));
  file('broken.yaml', `services:\n  composed:\n    environment:\n      PLAIN: "${CANARY}\n\t- x: ${CANARY}`);
  file('held.json', JSON.stringify(HELD));
  file('app.log', `${lines(HELD)}\n`);
  file('kubeconfig', `{ "users": [{ "user": { "token": "${CANARY}" } }], ${CANARY}`);
  const repository = plantedRepository(project);
  const keys = [...Object.keys(HELD).map((name) => ({ name, shape: 'uuid' })), 'ABSENT'];
  const service = (...sources: object[]) => ({
    url: live,
    sources,
    configuration: { required: keys, forbidden: ['FORBIDDEN'] },
  });
  const sh = (text: string, within = '8s') => ({ kind: 'command', run: ['sh', '-c', text], within });
  const http = (url: string, name: keyof typeof SECRETS = 'BASIC') => ({
    kind: 'http',
    url,
    authorization: secret(name),
  });
  const common = {
    owner: { name: 'Team', timeZone: 'UTC', workingHours: '09:00-17:00', contact: '#team' },
    operationsToken: secret('OPERATIONS_TOKEN'),
    entrance: 'portal',
  };
  const pipeline = (...sources: object[]) => ({ configuration: 'deploy.yml', sources, deploys: ['portal'] });
  const atGithub = (api: string) => ({ kind: 'github', repository: 'shop/shop', token: secret('HOST_TOKEN'), api });
  const atGitlab = (api: string) => ({ kind: 'gitlab', project: 'shop/shop', token: secret('HOST_TOKEN'), api });
  const bank = (url: string) => ({
    url,
    contract: '1',
    speaks: http(`${url}/held?token=${IN_A_QUERY}`),
    credential: { tokenPath: '/token', clientId: 'client', clientSecret: secret('BANK_SECRET'), scope: 'payments' },
    console: '/console',
    links: { status: `${url}/status?token=${IN_A_QUERY}` },
  });
  const definitions = {
    staging: {
      ...common,
      identity: {
        id: 'staging-1',
        proofs: [sh(`echo '${CANARY}'`), { kind: 'http', url: `${live}/held`, pointer: '/PLAIN' }],
      },
      services: {
        portal: {
          ...service({ kind: 'operations' }),
          public: true,
          capacity: { connections: 3 },
          logs: { kind: 'log-file', path: 'app.log' },
          version: { sameAs: 'broken' },
        },
        written: service({ kind: 'env-file', path: 'held.env' }),
        wrapped: service({ kind: 'env-file', path: 'wrapped.env' }),
        composed: service({ kind: 'compose', path: 'compose.yaml' }),
        contained: {
          ...service({ kind: 'docker', engine: dockerHost, container: 'held' }),
          version: 'abc1234',
          capacity: { memory: 1 },
          logs: { kind: 'docker', engine: dockerHost, container: 'held' },
        },
        payments: {
          ...service({ kind: 'kubernetes', namespace: 'shop', kubeconfig }),
          version: 'abc1234',
          logs: { kind: 'kubernetes', namespace: 'shop', kubeconfig },
        },
        commanded: service(sh('cat held.json')),
        asked: {
          ...service(http(`${live}/held?token=${IN_A_QUERY}`)),
          logs: {
            kind: 'log-search',
            url: `${live}/search?q={correlationId}&key=${IN_A_QUERY}`,
            authorization: secret('BASIC'),
          },
        },
      },
      jobs: {
        nightly: {
          url: live,
          schedule: '* * * * *',
          sources: [{ kind: 'operations' }],
          configuration: keys,
          waiting: sh('cat held.json'),
        },
        poller: {
          schedule: '*/5 * * * *',
          sources: [{ kind: 'kubernetes', namespace: 'shop', kubeconfig }],
          configuration: keys,
        },
        cron: {
          schedule: '*/5 * * * *',
          sources: [{ kind: 'docker', engine: dockerHost, container: 'held' }],
          configuration: keys,
        },
      },
      pipelines: {
        git: pipeline({ kind: 'git', repository }),
        deleted: { ...pipeline({ kind: 'git', repository }), configuration: 'gone.yml' },
        github: pipeline(atGithub(`${hub}/github`)),
        gitlab: pipeline(atGitlab(`${hub}/gitlab`)),
      },
      flags: {
        source: { kind: 'ofrep', url: live, token: secret('HOST_TOKEN'), context: { targetingKey: 'a' } },
        on: ['news'],
      },
      data: {
        text: { source: sh(`echo '${CANARY}'`), is: 'seeded' },
        object: { source: sh('cat held.json') },
        number: { source: { kind: 'http', url: `${live}/held`, pointer: '/PLAIN' }, atLeast: 2 },
      },
      bank: bank(live),
      links: { runbook: `${live}/runbook?token=${IN_A_QUERY}` },
    },
    broken: {
      ...common,
      identity: { id: 'broken-1', proofs: [sh(`echo '${CANARY}' >&2; exit 3`)] },
      services: {
        portal: {
          ...service({ kind: 'operations' }),
          url: echo,
          public: true,
          capacity: { connections: 3 },
          logs: { kind: 'log-file', path: 'folder.env' },
          links: { dashboard: `${echo}/d?key=${IN_A_QUERY}` },
        },
        written: service({ kind: 'env-file', path: 'broken.env' }, { kind: 'env-file', path: 'folder.env' }),
        wrapped: service({ kind: 'env-file', path: 'wrapped.env' }),
        composed: service({ kind: 'compose', path: 'broken.yaml' }),
        contained: {
          ...service({ kind: 'docker', engine: dockerHost, container: 'broken' }),
          version: 'abc1234',
          logs: { kind: 'docker', engine: dockerHost, container: 'broken' },
        },
        payments: {
          ...service({ kind: 'kubernetes', namespace: 'shop', kubeconfig: 'kubeconfig' }),
          version: { atLeast: 'abc1234', repository },
        },
        commanded: service(
          sh(`echo '${CANARY}' >&2; echo '{"PLAIN": "${CANARY}'; exit 3`),
          sh(`echo '{"PLAIN": "${CANARY}'`),
          sh(`echo '${CANARY}'; sleep 30`, '800ms'),
        ),
        asked: {
          ...service(
            http(`${echo}/held?token=${IN_A_QUERY}`),
            http(`${cut}/held`),
            http(`${live}/held`, 'SEVERAL_LINES'),
          ),

          logs: {
            kind: 'log-search',
            url: `${echo}/?q={correlationId}&key=${IN_A_QUERY}`,
            authorization: secret('BASIC'),
          },
        },
        redirected: { ...service({ kind: 'operations' }), url: redirecting },
        cut: { ...service({ kind: 'operations' }), url: cut },
        missing: { ...service({ kind: 'operations' }), url: notFound },
      },
      jobs: {
        nightly: {
          url: echo,
          schedule: '* * * * *',
          sources: [{ kind: 'operations' }],
          configuration: keys,
          waiting: sh(`echo '${CANARY}'`),
        },
        poller: {
          schedule: '*/5 * * * *',
          sources: [{ kind: 'kubernetes', namespace: 'shop', kubeconfig, context: 'stranger' }],
          configuration: keys,
        },
        cron: {
          schedule: '*/5 * * * *',
          sources: [{ kind: 'docker', engine: `unix://${project}/none.sock`, container: 'held' }],
          configuration: keys,
        },
      },
      pipelines: {
        git: pipeline({ kind: 'git', repository: 'folder.env' }),
        github: pipeline(atGithub(echo), atGithub(cut)),
        gitlab: pipeline(atGitlab(echo), atGitlab(notFound)),
      },
      flags: {
        source: { kind: 'ofrep', url: echo, token: secret('HOST_TOKEN'), context: { targetingKey: 'a' } },
        on: ['news'],
      },
      databases: {
        quoting: { url: secret('DATABASE_QUOTING') },
        sloppy: { url: secret('DATABASE_SLOPPY') },
        wrong: { url: secret('DATABASE_WRONG') },
      },
      data: {
        quoted: { source: { kind: 'sql', database: 'quoting', query: 'select 1' } },
        sloppy: { source: { kind: 'sql', database: 'sloppy', query: 'select 1' } },
        wrong: { source: { kind: 'sql', database: 'wrong', query: 'select 1' } },
      },
      bank: bank(echo),
      links: { runbook: `${cut}/runbook?token=${IN_A_QUERY}`, moved: `${redirecting}/x` },
    },
  };
  const twin = { ...definitions.staging, identity: { id: 'twin-1' }, mayDiffer: ['address/*'] };
  const databases = {
    DATABASE_QUOTING: quoting,
    DATABASE_SLOPPY: `postgres://app:12/${CANARY}-of-sloppy@127.0.0.1:1/platform`,
    DATABASE_WRONG: `mysql://app:${CANARY}-of-wrong@host/shop`,
  };
  const define = pathToFileURL(join(projectFolder, 'environments/define.ts')).href;
  for (const [name, definition] of Object.entries({ ...definitions, twin })) {
    const body = JSON.stringify(definition, null, 2).replace(/"@@(\w+)@@"/g, "secret('$1')");
    file(
      `environments/${name}.ts`,
      `import { defineEnvironment } from '${define}';\nexport default defineEnvironment(({ secret }) => (${body}));\n`,
    );
    file(`environments/.env.${name}`, lines({ ...SECRETS, ...databases }));
  }
  return { project, file };
}

/** NAME='value' lines, as dotenv reads them. */
export function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}='${value}'`)
    .join('\n');
}

/** Throws back all it was sent, in its body, headers and status line. */
const echoes: RequestListener = (request, response) => {
  const sent = JSON.stringify({ url: request.url, headers: request.headers, held: HELD });
  response.writeHead(500, `${CANARY} failed`, {
    'content-type': 'application/json',
    'x-echo': encodeURIComponent(sent),
    'www-authenticate': request.headers.authorization ?? CANARY,
  });
  response.end(sent);
};

/** Breaks off amid secrets. */
const cutsOff: RequestListener = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9000' });
  response.write(`{"error":"${CANARY}","keys":[{"name":"${CANARY}`, () => request.socket.destroy());
};

const healthy: RequestListener = (request, response) => {
  const path = request.url?.split('?')[0] ?? '';
  const at = new Date().toISOString();
  const keys = Object.entries(HELD).map(([name, value]) => ({
    name,
    present: true,
    value,
    fingerprint: 'f'.repeat(16),
    traits: null,
  }));
  const lastRun = {
    startedAt: at,
    endedAt: at,
    outcome: 'failed',
    error: `401 for ${CANARY}: ${JSON.stringify(HELD)}`,
  };
  const answers: Record<string, unknown> = {
    '/health/live': {},
    '/health/ready': { status: 'ready', detail: CANARY },
    '/operations/version': {
      service: CANARY,
      commit: 'abc1234',
      build: `${CANARY} build`,
      environment: { name: 'staging', id: 'staging-1' },
      now: at,
    },
    '/operations/configuration': { keys, fingerprintKeyId: 'f'.repeat(16), held: HELD },
    '/operations/job': {
      name: 'nightly',
      schedule: `* * * * ; ${CANARY}`,
      timeZone: `UTC, ${CANARY}!`,
      enabled: true,
      lastRun,
    },
    '/operations/capacity': { capacities: [{ name: `${CANARY}; drop`, free: 1, total: 2 }] },
    '/ofrep/v1/evaluate/flags/news': { key: 'news', value: CANARY, reason: CANARY },
    '/held': HELD,
    '/token': { access_token: `${CANARY}-token`, scope: `payments` },
    '/search': { hits: [], query: CANARY, held: HELD },
  };
  const answer = answers[path];
  response.writeHead(answer === undefined ? 404 : 200, {
    'content-type': 'application/json',
    'set-cookie': `session=${CANARY}`,
  });
  response.end(JSON.stringify(answer ?? HELD));
};

/** Answers like GitHub below /github, and like GitLab below /gitlab. */
const asHost: RequestListener = (request, response) => {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const date = '2026-03-02T09:30:00Z';
  const sha = 'a1'.repeat(20);
  const who = { name: 'Ada', email: `${CANARY}@example.com`, date };
  const commit = {
    sha,
    commit: { author: who, committer: who, message: `Set the token to ${CANARY}\n\n${PEM}` },
    files: [],
  };
  const run = {
    event: 'push',
    status: 'completed',
    conclusion: 'failure',
    created_at: date,
    head_sha: sha,
    html_url: `https://github.example/runs/1?token=${CANARY}`,
  };
  const ofGitlab = {
    id: sha,
    committed_date: date,
    author_name: 'Ada',
    author_email: CANARY,
    title: `Set the password ${CANARY}`,
    message: PEM,
  };
  const answers: [RegExp, unknown][] = [
    [/github.*\/contents\//, { type: 'file', sha, content: Buffer.from(PEM).toString('base64') }],
    [/github.*\/commits\/\w+$/, commit],
    [/github.*\/commits$/, [commit]],
    [/github.*\/runs$/, { workflow_runs: [run] }],
    [/github.*\/workflows\/deploy\.yml$/, { id: 1, name: CANARY, path: 'deploy.yml', state: 'active' }],
    [/github.*\/compare\//, { status: 'ahead' }],
    [/gitlab.*\/commits$/, [ofGitlab]],
    [/gitlab.*\/commits\/\w+$/, ofGitlab],
    [/gitlab.*\/files\//, { blob_id: sha, content: PEM }],
    [/gitlab.*\/pipeline_schedules$/, []],
    [
      /gitlab.*\/pipelines$/,
      [{ status: 'failed', sha, created_at: date, web_url: `https://gitlab.example/1?private_token=${CANARY}` }],
    ],
    [/gitlab.*merge_base$/, ofGitlab],
    [/gitlab\/projects\/[^/]+$/, { id: 1, archived: false, runners_token: CANARY }],
  ];
  const [, answer] = answers.find(([pattern]) => pattern.test(path)) ?? [];
  response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json', 'x-gitlab-blob-id': sha });
  response.end(JSON.stringify(answer ?? HELD));
};

async function served(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const port = await listening(context, server);
  return `http://127.0.0.1:${port}`;
}

/** The address of what answers like a Docker engine with two containers: `held`, and `broken`, of which it only throws errors. */
async function engine(context: TestContext, project: string): Promise<string> {
  const inspected = {
    Id: 'a'.repeat(64),
    Image: `sha256:${'b'.repeat(64)}`,
    Config: {
      Image: 'shop:1',
      Env: Object.entries(HELD).map(([name, value]) => `${name}=${value}`),
      Labels: { held: CANARY, 'org.opencontainers.image.version': `{${CANARY}}` },
    },
    State: { Running: true, ExitCode: 0 },
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/v[\d.]+/, '').split('?')[0] ?? '';
    if (path === '/_ping') return response.end('OK');
    if (path === '/containers/held/json')
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(inspected));
    if (path === '/containers/held/logs') return response.end(`${lines(HELD)}\n`);
    return HOSTILITIES['echoes and fails'](request, response);
  });
  const socket = join(project, 'engine.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `unix://${socket}`;
}

/** A repository whose remote, messages, authors and files hold canaries. */
function plantedRepository(project: string): string {
  const name = 'repository';
  const folder = join(project, name);
  mkdirSync(folder);
  const who = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: `${CANARY}@x`,
    GIT_COMMITTER_EMAIL: `${CANARY}@x`,
  };
  const git = (...args: string[]) => gitIn(folder, args, who);
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', `https://u:${CANARY}@host/shop.git`);
  writeFileSync(join(folder, 'deploy.yml'), PEM);
  writeFileSync(join(folder, 'gone.yml'), PEM);
  git('add', '--all');
  git('commit', '--quiet', '-m', `Use https://u:${CANARY}@host and the password ${CANARY}`);
  git('rm', '--quiet', 'gone.yml');
  git('commit', '--quiet', '-m', `Take away ${CANARY}-1234567890`);
  return name;
}

/** The url of what answers like PostgreSQL, and refuses everybody with the password in its words. */
async function quotingDatabase(context: TestContext): Promise<string> {
  const fields = Buffer.from(
    `${['SFATAL', 'C28P01', `Mthe password ${CANARY}-of-quoting, or ${CANARY}, is wrong`, ''].join('\0')}\0`,
  );
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  const server = createTcpServer((socket) => {
    socket.on('error', () => {}).once('data', () => socket.end(Buffer.concat([head, fields])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return `postgres://app:${CANARY}-of-quoting@127.0.0.1:${address.port}/platform`;
}
