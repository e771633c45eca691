import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { benchContract } from './contract.ts';
import { writeMockoonEnvironment } from './mockoon-environment.ts';

/** A server to be measured, and how it is started as a process of its own. */
export interface Server {
  name: string;
  /** Whether it answers a read with what was created. */
  stateful: boolean;
  port: number;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
}

export interface RunningServer extends Server {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

const project = resolve(import.meta.dirname, '../..');
const peers = join(import.meta.dirname, 'peers/node_modules');
const FIRST_PORT = 4860;
const STARTS_WITHIN_MS = 30_000;

/** Every server of the benchmark; what they are configured with is written to `folder`. */
export function benchServers(folder: string, operations = 40): Server[] {
  const contract = join(folder, 'contract.yaml');
  writeFileSync(contract, benchContract(operations));
  const lifecycle = join(folder, 'lifecycle.yaml');
  writeFileSync(lifecycle, LIFECYCLE);
  const mockoon = join(folder, 'mockoon.json');
  const mockoonProgram = join(peers, '@mockoon/cli/bin/run.js');
  writeMockoonEnvironment(mockoonProgram, contract, mockoon);
  const database = join(folder, 'db.json');
  writeFileSync(database, JSON.stringify({ transfers: [] }));
  const port = (offset: number) => FIRST_PORT + offset;
  const portOption = (offset: number) => ['--port', String(port(offset))];
  return [
    {
      name: 'node:http',
      stateful: true,
      port: port(0),
      args: [join(import.meta.dirname, 'bare-server.mjs')],
      env: { PORT: String(port(0)) },
    },
    {
      name: 'rehearse bank',
      stateful: true,
      port: port(1),
      args: [join(project, 'mocks/main.ts')],
      env: { PORT: String(port(1)), BANK_CONTRACT: contract, BANK_LIFECYCLE: lifecycle, BANK_SEED: '1' },
    },
    {
      name: 'Prism',
      stateful: false,
      port: port(2),
      args: [
        join(peers, '@stoplight/prism-cli/dist/index.js'),
        'mock',
        '--multiprocess',
        'false',
        ...portOption(2),
        contract,
      ],
    },
    {
      name: 'Mockoon',
      stateful: true,
      port: port(3),
      args: [mockoonProgram, 'start', '--data', mockoon, ...portOption(3), '--disable-log-to-file'],
    },
    {
      name: 'json-server',
      stateful: true,
      port: port(4),
      args: [join(peers, 'json-server/lib/cli/bin.js'), '--quiet', ...portOption(4), database],
    },
  ];
}

/** Starts a server and resolves when it answers. Rejects when it does not in half a minute, or ends. */
export async function startServer(server: Server): Promise<RunningServer> {
  const child = spawn(process.execPath, [...server.args], {
    env: { ...process.env, ...server.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data) => {
    said = `${said}${data}`.slice(-2000);
  });
  const url = `http://127.0.0.1:${server.port}`;
  await untilItAnswers(`${url}/transfers/none`, child, () => said).catch(async (error: unknown) => {
    await stop(child);
    throw error;
  });
  return { ...server, url, pid: z.int().parse(child.pid), stop: () => stop(child) };
}

async function untilItAnswers(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const limit = AbortSignal.timeout(STARTS_WITHIN_MS);
  for (;;) {
    const answered = await fetch(url).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    );
    if (answered) return;
    if (child.exitCode !== null || limit.aborted) throw new Error(`no answer from ${url}: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const LIFECYCLE = `
resource: transfer
create: create-transfers
read: read-transfers
id: /id
state: /status
initial: pending
moves:
  - { from: pending, to: booked, staff: approve }
  - { from: pending, to: refused, staff: reject }
`;
