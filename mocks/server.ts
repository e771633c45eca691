import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../support/clock.ts';
import { openBank } from './bank.ts';
import { bridge } from './bridge.ts';
import { bankConsole } from './console/console.ts';
import { controlApi } from './control/api.ts';
import { bankHandlers } from './handlers/index.ts';
import { BANK_ORIGIN, pathOf } from './incoming-request.ts';
import { isLocal, notLocal } from './local-only.ts';
import { MOST_BODY_BYTES, tooLargeResponse } from './problem-response.ts';
import type { Credential } from './tokens.ts';

export interface BankOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** What the platform must show to obtain a token. */
  credential: Credential;
  /** From what ids, accounts and durations are made. */
  seed: string;
  clock: Clock;
  /** Told of what fails inside the bank, whose caller then gets a 500. Without it, it goes to stderr. */
  onDefect?: (error: unknown) => void;
}

export interface RunningBank {
  /** Such as `http://127.0.0.1:4010`. */
  url: string;
  /** Resolves when the port is free again; calls under way are cut off. */
  stop(): Promise<void>;
}

/** Starts the mock bank. Rejects with Node's own error when it cannot listen (`EADDRINUSE` and the like). */
export async function startBank(options: BankOptions): Promise<RunningBank> {
  const { port, host, credential, seed, clock, onDefect = console.error } = options;
  const bank = openBank({ clock, seed, credential });
  const stopping = new AbortController();
  const house = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  house.onError((error) => {
    onDefect(error);
    return new Response('The mock bank has a defect. Its log says where.', { status: 500 });
  });
  house.get('/health/live', (context) => context.json({ status: 'live' }));
  house.get('/favicon.ico', (context) => context.body(null, 204));
  house.use((context, next) => (isLocal(context.env.incoming) ? next() : Promise.resolve(notLocal())));
  house.use(bodyLimit({ maxSize: MOST_BODY_BYTES, onError: tooLargeResponse }));
  house.route('/control', controlApi(bank, stopping.signal));
  house.route('/console', bankConsole(bank));

  const throughHouse = getRequestListener(house.fetch, { overrideGlobalObjects: false });
  const throughBridge = bridge(bank, bankHandlers(bank, BANK_ORIGIN), onDefect);
  const listener: RequestListener = (incoming, outgoing) => {
    const answered = isOfTheHouse(pathOf(incoming))
      ? throughHouse(incoming, outgoing)
      : throughBridge(incoming, outgoing);
    answered.catch((error: unknown) => {
      onDefect(error);
      outgoing.destroy();
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: urlOf(host, server.address()),
    async stop() {
      stopping.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What is not part of the bank's API, and so not in its journal: its health, control and console. */
function isOfTheHouse(path: string): boolean {
  return /^\/(control|console|health\/live|favicon\.ico)(\/|$)/.test(path);
}

/** The address to call: a server that listens everywhere is called on loopback. */
function urlOf(host: string, address: string | AddressInfo | null): string {
  if (address === null || typeof address === 'string') throw new Error('the mock bank has no port to be called on');
  const name = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`;
}
