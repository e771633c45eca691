import { hostname } from 'node:os';
import type { Lease } from '../../verdict/lock/lease.ts';

/** Who holds a lock and since when, as a sentence has it. */
export function describeHolder({ run, host, pid, job, process, since }: Lease): string {
  const machine = host === hostname() ? 'this machine' : host;
  const who = process === null ? `begun on ${machine}, waiting for its shards` : `process ${pid} of ${machine}`;
  const where = job === null ? '' : `, ${job}`;
  return `run ${run} has had it since ${since.slice(0, 10)} ${since.slice(11, 19)} UTC (${who}${where})`;
}
