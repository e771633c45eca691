import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KeyStore, type LedgerDriver } from '../../../verdict/ledger/stores/key-store.ts';
import { StoreLedger } from '../../../verdict/ledger/stores/store-ledger.ts';
import { ledgerEntry } from '../../helpers/ledger-entry.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');

for (const listsByPrefix of [true, false]) {
  test(`however writers and a reader meet in a store${listsByPrefix ? ' that lists by prefix' : ''}, nothing is lost and no alarm is raised`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const files = new Map<string, string>();
        const open = () => {
          const store = new KeyStore(scheduledDriver(files, scheduler), { place: 'in memory', limitMs: 10_000 });
          return new StoreLedger(store, { place: 'in memory', listsByPrefix, now: () => NOW });
        };
        const read: (readonly string[])[] = [];
        const reading = async () => {
          const ledger = open();
          for (let times = 0; times < 4; times += 1) {
            read.push((await ledger.newest('staging', 2)).troubles);
            read.push((await ledger.verify('staging')).troubles);
          }
        };
        const writing = async (name: string, hours: readonly string[]) => {
          const ledger = open();
          for (const hour of hours) await ledger.append(ledgerEntry(`2026-11-20T${hour}00-${name}`));
        };
        // Clocks that are not the same: what is written later may say it is from earlier.
        const all = [reading(), writing('a', ['03', '01']), writing('b', ['02', '04']), writing('c', ['00'])];
        await scheduler.waitFor(Promise.all(all));
        assert.deepEqual(read.flat(), []);
        const verified = scheduler.waitFor(open().verify('staging'));
        assert.deepEqual(await verified, { lines: 5, troubles: [] });
      }),
      { numRuns: 40 },
    );
  });
}

/** A store in memory that answers when the scheduler lets it, and does what it is asked at that moment or before. */
function scheduledDriver(files: Map<string, string>, scheduler: fc.Scheduler): LedgerDriver {
  const turn = () => scheduler.schedule(Promise.resolve());
  return {
    async getItem(key) {
      await turn();
      return files.get(key) ?? null;
    },
    async getKeys(prefix) {
      await turn();
      return [...files.keys()].filter((key) => key.startsWith(prefix));
    },
    async setItem(key, value) {
      await turn();
      files.set(key, value);
      await turn();
    },
  };
}
