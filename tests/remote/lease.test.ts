import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EnvironmentLock, type Holder } from '../../verdict/lock/environment-lock.ts';
import { CLOCKS_APART_MS, isStillHeld, type Lease } from '../../verdict/lock/lease.ts';
import { storeInMemory } from './store-in-memory.ts';

const LEASE_MS = 120_000;
const nothingHeld = (): { lease: Lease | null } => ({ lease: null });
const holderOf = (run: string): Holder => ({ run, host: run, pid: 1, job: null, process: null });

test('two runs never both hold an environment, whatever they do and however far their clocks are apart', async () => {
  const skew = fc.integer({ min: -CLOCKS_APART_MS / 2, max: CLOCKS_APART_MS / 2 });
  const action = fc.record({
    who: fc.constantFrom(0, 1, 2),
    does: fc.constantFrom('take', 'renew', 'release'),
    afterMs: fc.integer({ min: 0, max: LEASE_MS }),
  });
  const actions = fc.array(action, { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(skew, skew, skew), actions, async (skews, actions) => {
      let time = Date.parse('2026-11-21T12:00:00Z');
      const store = storeInMemory();
      const runs = skews.map((skew, index) => {
        const clock = { now: () => time + skew };
        const lock = new EnvironmentLock(store, 'staging', { clock, hasEnded: () => false });
        return { lock, clock, holder: holderOf(`run-${index}`), held: nothingHeld() };
      });
      const holding = () =>
        runs.filter(({ held, clock }) => held.lease !== null && isStillHeld(held.lease, clock.now()));
      for (const { who, does, afterMs } of actions) {
        time += afterMs;
        const run = runs[who];
        if (run === undefined) continue;
        const { lock, holder, held } = run;
        if (does === 'take') {
          const taking = await lock.take(holder, LEASE_MS);
          if (taking.taken) held.lease = taking.lease;
        } else if (does === 'renew') held.lease = await lock.renew(holder, LEASE_MS);
        else {
          await lock.release(holder.run);
          held.lease = null;
        }
        assert.ok(holding().length <= 1, `${holding().length} hold it`);
      }
    }),
  );
});

test('of those who ask at once one gets it, and the others are told who that is', async () => {
  const store = storeInMemory();
  const clock = { now: () => Date.parse('2026-11-21T12:00:00Z') };
  const lock = new EnvironmentLock(store, 'staging', { clock, hasEnded: () => false });
  const takings = await Promise.all(['a', 'b', 'c', 'd'].map((run) => lock.take(holderOf(run), LEASE_MS)));
  const [taken, ...others] = takings.toSorted((one, other) => Number(other.taken) - Number(one.taken));
  assert.ok(taken?.taken);
  assert.deepEqual(
    others.map((other) => (other.taken ? 'taken' : other.by?.run)),
    Array(3).fill(taken.lease.run),
  );
});

test('what a process held that is no more is taken at once; its run, were it there after all, can not renew it', async () => {
  const clock = { now: () => Date.parse('2026-11-21T12:00:00Z') };
  const store = storeInMemory();
  const lock = new EnvironmentLock(store, 'staging', { clock, hasEnded: (process) => process === 'killed' });
  const killed = { ...holderOf('a'), process: 'killed' };
  assert.ok((await lock.take(killed, LEASE_MS)).taken);
  assert.ok((await lock.take({ ...holderOf('b'), process: 'there' }, LEASE_MS)).taken);
  assert.equal(await lock.renew(killed, LEASE_MS), null);
  assert.equal((await lock.take(holderOf('c'), LEASE_MS)).taken, false);
});

test('a lock that somebody breaks open is lost to its holder, and what is kept unreadably is nobody’s', async () => {
  const clock = { now: () => Date.parse('2026-11-21T12:00:00Z') };
  const store = storeInMemory();
  const lock = new EnvironmentLock(store, 'staging', { clock, hasEnded: () => false });
  await lock.take(holderOf('a'), LEASE_MS);
  assert.equal((await lock.breakOpen())?.run, 'a');
  assert.equal(await lock.breakOpen(), null);
  assert.equal(await lock.renew(holderOf('a'), LEASE_MS), null);
  await store.exchange('lock/staging', await store.recall('lock/staging'), '{"half');
  assert.ok((await lock.take(holderOf('b'), LEASE_MS)).taken);
});

test('a lock that a newer rehearse wrote is nobody’s to take; a damaged one is', async () => {
  const store = storeInMemory();
  const clock = { now: () => Date.parse('2026-11-21T12:00:00Z') };
  const lock = new EnvironmentLock(store, 'staging', { clock, hasEnded: () => false });
  await store.exchange('lock/staging', null, '{"schemaVersion":99,"owner":"a"}');
  await assert.rejects(lock.take(holderOf('a'), LEASE_MS), /written by a newer rehearse/);
  await assert.rejects(lock.breakOpen(), /written by a newer rehearse/);
  await store.exchange('lock/staging', '{"schemaVersion":99,"owner":"a"}', '{"run":');
  assert.equal((await lock.take(holderOf('a'), LEASE_MS)).taken, true);
});
