import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { RequestHandler } from 'msw';
import type { Clock } from '../support/clock.ts';
import type { Secret } from '../support/secret.ts';
import { controlDoor } from './access/door.ts';
import { doorkeeper } from './access/doorkeeper.ts';
import { isLoopbackHost } from './access/loopback-host.ts';
import { type Bank, type BankKind, openBank } from './bank.ts';
import { createCallbackSender } from './callbacks/callback-sender.ts';
import { bankConsole } from './console/console.ts';
import { controlApi } from './control/api.ts';
import { Changes } from './control/changes.ts';
import { doorsOf } from './doors.ts';
import type { Fault } from './faults/fault.ts';
import { Faults } from './faults/faults.ts';
import type { ServedNames } from './faults/served-names.ts';
import { bridge } from './http/bridge.ts';
import { pathOf } from './http/incoming-request.ts';
import { limitedBody } from './http/limited-body.ts';
import { overrideRoutes } from './overrides/override-routes.ts';
import { processMemory } from './state/memory.ts';
import { StateFile } from './state/state-file.ts';

export interface BankOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  kind: BankKind;
  /** From what ids, accounts, durations and made-up values are made. */
  seed: string;
  clock: Clock;
  /** Where the state is kept beyond the end of the process; nowhere without. */
  stateFile?: string | undefined;
  /** Opens console and control. Without it they open to this machine only, and the host must be a loopback address. */
  controlToken?: Secret | undefined;
  /** What goes wrong from the start. */
  faults?: readonly Fault[];
  /** Where the platform wants to be called back, and what the calls are signed with. */
  callback?: { readonly url: string; readonly secret: Secret } | undefined;
  /** Told of what fails inside the bank, whose caller then gets a 500. Without it, it goes to stderr. */
  onDefect?: (error: unknown) => void;
}

export interface RunningBank {
  /** Such as `http://127.0.0.1:4010`. */
  url: string;
  /** Answers with ordinary MSW handlers before the bank does, until what it returns is called. */
  use(...handlers: RequestHandler[]): () => void;
  /** Resolves when the port is free again; calls under way are cut off. */
  stop(): Promise<void>;
}

/**
 * Starts a mock bank. Rejects with Node's own error when it cannot listen (`EADDRINUSE` and the like), and with a Problem
 * when its state can't be kept, or when others could reach its console and control.
 */
export async function startBank(options: BankOptions): Promise<RunningBank> {
  const { port, host, kind, seed, clock, stateFile, controlToken, callback, onDefect = console.error } = options;
  const keeper = doorkeeper({ loopbackOnly: isLoopbackHost(host), token: controlToken ?? null, clock });
  const memory = stateFile === undefined ? processMemory() : new StateFile(stateFile, kind.name);
  const faults = new Faults(seed, memory);
  const bank = await openBank({
    kind,
    clock,
    memory,
    seed,
    faults,
    callbacks: (needs) => createCallbackSender({ ...needs, clock, callback, onDefect }),
  });
  faults.restrictTo(servedNames(bank));
  faults.startWith(options.faults ?? []);
  memory.settle();

  const stopping = new AbortController();
  const house = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  house.onError((error, context) => {
    // Whoever goes away in the middle of a call shows the bank no defect of its own.
    if (!context.env.incoming.complete) return new Response('The call was cut off.', { status: 400 });
    onDefect(error);
    return new Response('The mock bank has a defect. Its log says where.', { status: 500 });
  });
  house.get('/health/live', (context) => context.json({ status: 'live' }));
  house.get('/favicon.ico', (context) => context.body(null, 204));
  house.use(limitedBody);
  // What staff and tests were told is done stays done.
  house.use(async (_, next) => {
    await next();
    memory.settle();
  });
  const doors = doorsOf(bank);
  const changes = new Changes();
  const overrides = overrideRoutes(bank.overrides, clock, stopping.signal);
  house.use('/control/*', controlDoor(keeper));
  house.route('/control', controlApi({ doors, changes, stopping: stopping.signal, overrides }));
  house.route('/console', bankConsole({ doors, keeper, changes, stopping: stopping.signal }));

  const throughHouse = getRequestListener(house.fetch, { overrideGlobalObjects: false });
  const throughBridge = bridge(bank, onDefect);
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
  const close = async () => {
    await bank.callbacks.stop();
    memory.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: urlOf(host, server.address()),
    use: (...handlers) => bank.overrides.use(...handlers),
    async stop() {
      stopping.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await close();
    },
  };
}

function servedNames({ editions }: Bank): ServedNames {
  const operations = [...editions.values()].flatMap(({ contract }) => contract.operations.map(({ id }) => id));
  return { operations: new Set(operations), versions: new Set(editions.keys()) };
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
