import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOne, loadCreates, loadReads } from './load.ts';
import { benchServers, startServer } from './servers.ts';

// Whether the mock bank's memory stays flat over 200,000 requests: what it holds after each 20,000 reads, and how a
// reset gives back what creating took.
// Usage: node bench/bank/memory.ts   (after bench/bank/bank.ts has installed the servers)

const REQUESTS = 200_000;
const PARTS = 10;

const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-memory-'));
try {
  const server = benchServers(folder).find(({ name }) => name === 'rehearse bank');
  if (server === undefined) throw new Error('the bank is not among the servers');
  const running = await startServer(server);
  try {
    const id = await createOne(running.url, true);
    for (let part = 1; part <= PARTS; part += 1) {
      const rate = await loadReads(running.url, id, { requests: REQUESTS / PARTS });
      tell(`${(part * REQUESTS) / PARTS} reads`, running.pid, rate);
    }
    for (let part = 1; part <= 3; part += 1) {
      const rate = await loadCreates(running.url, { requests: 10_000 });
      tell(`10000 creates, then a reset (${part})`, running.pid, rate);
      await fetch(`${running.url}/control/reset`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
    }
  } finally {
    await running.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function tell(after: string, pid: number, rate: number): void {
  process.stdout.write(
    `${after.padEnd(36)} ${residentMegabytes(pid).toFixed(0).padStart(5)} MB  ${rate.toFixed(0)}/s\n`,
  );
}

/** The memory that a process really occupies. */
function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
