import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { controlDoor, type DoorContext } from '../../mocks/access/door.ts';
import { doorkeeper } from '../../mocks/access/doorkeeper.ts';
import type { SeedOrder } from '../../mocks/bank-model.ts';
import { bankConsole } from '../../mocks/console/console.ts';
import { controlApi } from '../../mocks/control/api.ts';
import type { BankDoors } from '../../mocks/control/bank-doors.ts';
import { Changes } from '../../mocks/control/changes.ts';
import { Faults } from '../../mocks/faults/faults.ts';
import { Journal } from '../../mocks/journal.ts';
import { RunClocks } from '../../mocks/runs/run-clocks.ts';
import { RunVersions } from '../../mocks/runs/run-versions.ts';
import { processMemory } from '../../mocks/state/memory.ts';
import { Problem } from '../../support/problem.ts';
import type { Secret } from '../../support/secret.ts';
import { DeskInMemory } from './desk-in-memory.ts';
import { manualClock } from './manual-clock.ts';

/** A bank that has a staff console and a control API, and nothing behind them but memory. */
export interface StaffedBank {
  readonly url: string;
  readonly desk: DeskInMemory;
  readonly journal: Journal;
  readonly clocks: RunClocks;
  /** What was seeded and reset, as the bank was told. */
  readonly told: { seeded: SeedOrder[]; reset: (string | undefined)[] };
  /** Moves everybody's clock on, the machine's own. */
  passes(milliseconds: number): Promise<void>;
}

export interface StaffedBankOptions {
  /** With a token it is a bank that other machines can reach. */
  readonly token?: Secret;
}

export async function staffedBank(
  t: Pick<TestContext, 'after'>,
  { token }: StaffedBankOptions = {},
): Promise<StaffedBank> {
  const clock = manualClock();
  const memory = processMemory();
  const clocks = new RunClocks(clock, memory);
  const journal = new Journal(clock);
  const desk = new DeskInMemory(journal, clocks);
  const faults = new Faults('a seed', memory);
  const told: StaffedBank['told'] = { seeded: [], reset: [] };
  const doors: BankDoors = {
    name: 'Business accounts',
    desk,
    journal,
    servedVersions: ['2025-09', '2026-03', '2026-09'],
    versions: new RunVersions('2026-03', memory),
    clocks,
    faults,
    seed(order) {
      told.seeded.push(order);
      return order.resources.map(({ body, correlationId }) => {
        if (typeof body === 'string') return desk.put(body, correlationId ?? null);
        throw new Problem('the body is not a name', 'it is something else', 'send a name');
      });
    },
    reset(correlation) {
      told.reset.push(correlation);
      desk.forget(correlation ?? '');
    },
    exchanges: (correlation = '') => ['run-1.a', 'run-2.b'].filter((id) => id.startsWith(correlation)).map(exchangeOf),
  };
  const stopping = new AbortController();
  const keeper = doorkeeper({ loopbackOnly: token === undefined, token: token ?? null, clock });
  const changes = new Changes();
  const house = new Hono<DoorContext>();
  house.use('/control/*', controlDoor(keeper));
  house.route('/control', controlApi({ doors, changes, stopping: stopping.signal }));
  house.route('/console', bankConsole({ doors, keeper, changes, stopping: stopping.signal }));
  const listener = getRequestListener(house.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    stopping.abort();
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bank has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    desk,
    journal,
    clocks,
    told,
    passes: (milliseconds) => clock.pause(milliseconds),
  };
}

function exchangeOf(correlationId: string) {
  return {
    at: '2026-03-01T10:00:00.000Z',
    correlationId,
    version: '2026-03',
    operation: 'readApplication',
    method: 'GET',
    path: '/business-account-applications/app_1',
    query: '',
    requestBody: null,
    status: 200,
    responseBody: { status: 'APPROVED' },
  };
}
