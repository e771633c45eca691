import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../statistics.ts';
import { createOne, loadCreates, loadReads } from './load.ts';
import { benchServers, type Server, startServer } from './servers.ts';

// The mock bank beside a bare node:http server, Prism, Mockoon and json-server: a contract of 40 operations unless told otherwise, transfers
// created and read over 32 connections, one server after another in each round. The bank validates requests and answers
// and keeps its journal; Prism keeps no state, so its reads answer with an example.
// Usage: node bench/bank/bank.ts [--rounds 5] [--seconds 3] [--operations 40]

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    operations: { type: 'string', default: '40' },
  },
});
const rounds = Number(values.rounds);
const extent = { seconds: Number(values.seconds) };
const WARM_UP = { seconds: 1 };

installPeers();
const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-bank-'));
try {
  const servers = benchServers(folder, Number(values.operations));
  const rates = new Map(servers.map(({ name }) => [name, { create: [] as number[], read: [] as number[] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const server of servers) {
      const measured = await measure(server);
      rates.get(server.name)?.create.push(measured.create);
      rates.get(server.name)?.read.push(measured.read);
      process.stderr.write(
        `round ${round + 1} ${server.name}: create ${measured.create.toFixed(0)}/s, read ${measured.read.toFixed(0)}/s\n`,
      );
    }
  }
  tell(servers, rates);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A server of its own for each round: none suffers from what was created in an earlier one. */
async function measure(server: Server): Promise<{ create: number; read: number }> {
  const running = await startServer(server);
  try {
    const id = await createOne(running.url, server.stateful);
    await loadReads(running.url, id, WARM_UP);
    const read = await loadReads(running.url, id, extent);
    await loadCreates(running.url, WARM_UP);
    return { create: await loadCreates(running.url, extent), read };
  } finally {
    await running.stop();
  }
}

function tell(servers: readonly Server[], rates: ReadonlyMap<string, { create: number[]; read: number[] }>): void {
  const ours = rates.get('rehearse bank');
  const bare = rates.get('node:http');
  if (ours === undefined || bare === undefined) throw new Error('the bank was not measured');
  const line = (cells: readonly string[]) =>
    process.stdout.write(
      `${cells.map((cell, index) => (index === 0 ? cell.padEnd(16) : cell.padStart(16))).join('')}\n`,
    );
  line(['median of rounds', 'create/s', 'of node:http', 'bank is ahead', 'read/s', 'of node:http', 'bank is ahead']);
  for (const { name } of servers) {
    const own = rates.get(name);
    if (own === undefined) continue;
    line([
      name,
      median(own.create).toFixed(0),
      ratio(own.create, bare.create),
      ratio(ours.create, own.create),
      median(own.read).toFixed(0),
      ratio(own.read, bare.read),
      ratio(ours.read, own.read),
    ]);
  }
}

/** The median over the rounds of one server's rate over another's in the same round. */
function ratio(one: readonly number[], other: readonly number[]): string {
  return median(one.map((rate, round) => rate / (other[round] ?? Number.NaN))).toFixed(2);
}

function installPeers(): void {
  const peers = join(import.meta.dirname, 'peers');
  if (existsSync(join(peers, 'node_modules'))) return;
  process.stderr.write('Installing the servers to measure beside (npm ci in bench/bank/peers).\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: peers, stdio: 'inherit' });
}
