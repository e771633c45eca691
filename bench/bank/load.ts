import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { TRANSFER } from './contract.ts';

const CONNECTIONS = 32;

interface Load {
  url: string;
  connections: number;
  duration?: number;
  amount?: number;
  requests: { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }[];
}

const resultSchema = z.object({
  requests: z.object({ total: z.number() }),
  duration: z.number().positive(),
  errors: z.number(),
  timeouts: z.number(),
  non2xx: z.number(),
});

/** How long to load a server: for seconds, or with so many requests. */
export type Extent = { seconds: number } | { requests: number };

/** Requests a second that a server answers to 32 connections, creating one transfer after another. */
export function loadCreates(url: string, extent: Extent): Promise<number> {
  const body = JSON.stringify(TRANSFER);
  const headers = { 'content-type': 'application/json' };
  return load(url, { method: 'POST', path: '/transfers', headers, body }, extent);
}

/** Requests a second that a server answers to 32 connections, reading one transfer again and again. */
export function loadReads(url: string, id: string, extent: Extent): Promise<number> {
  return load(url, { method: 'GET', path: `/transfers/${encodeURIComponent(id)}`, headers: {} }, extent);
}

/** Creates one transfer and gives its id. Fails when the server, being stateful, does not answer it back. */
export async function createOne(url: string, stateful: boolean): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const created = await fetch(`${url}/transfers`, { method: 'POST', headers, body: JSON.stringify(TRANSFER) });
  const { id } = z.object({ id: z.union([z.string(), z.number()]) }).parse(await created.json());
  const read = await fetch(`${url}/transfers/${id}`);
  const body = z.object({ id: z.union([z.string(), z.number()]), reference: z.string() }).parse(await read.json());
  if (stateful && (body.id !== id || body.reference !== TRANSFER.reference)) {
    throw new Error(`${url} does not answer with the transfer that was created`);
  }
  return String(id);
}

async function load(url: string, request: Load['requests'][number], extent: Extent): Promise<number> {
  const require = createRequire(join(import.meta.dirname, 'peers/package.json'));
  const autocannon: (load: Load) => Promise<unknown> = require('autocannon');
  const result = resultSchema.parse(
    await autocannon({
      url,
      connections: CONNECTIONS,
      requests: [request],
      ...('seconds' in extent ? { duration: extent.seconds } : { amount: extent.requests }),
    }),
  );
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests to ${url} failed`);
  return result.requests.total / result.duration;
}
