import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { ledgerEntry } from '../../../helpers/ledger-entry.ts';
import { opened, type TriedStore } from './place.ts';

/** Two writers at once, each waiting for its own line only, lose nothing; who comes next follows both. */
export async function tryTwoWriters(t: TestContext, store: TriedStore, each: number): Promise<void> {
  const writers = [await opened(t, store), await opened(t, store)];
  await Promise.all(
    writers.map(async (ledger, writer) => {
      for (let index = 0; index < each; index += 1)
        await ledger.append(ledgerEntry(`2026-11-2${writer}T0${index}00-w${writer}`));
    }),
  );
  const reader = await opened(t, store);
  const next = await reader.append(ledgerEntry('2026-11-22T0900-next'));
  assert.deepEqual(await reader.verify('staging'), { lines: 2 * each + 1, troubles: [] });
  const { lines, troubles } = await reader.newest('staging', 100);
  assert.deepEqual(troubles, []);
  const runs = lines.map(({ entry }) => entry.run);
  assert.equal(new Set(runs).size, 2 * each + 1);
  assert.deepEqual(runs, runs.toSorted().reverse(), 'the newest first');
  const followed = new Set(lines.flatMap(({ previous }) => previous));
  const heads = lines.filter(({ hash }) => !followed.has(hash)).map(({ hash }) => hash);
  assert.deepEqual(heads, [next.hash]);
  assert.deepEqual(await reader.environments(), ['staging']);
}

/** Whichever line is edited or removed, the newest included, is noticed, and nothing else is told. */
export async function tryMeddling(t: TestContext, store: TriedStore): Promise<void> {
  const ledger = await opened(t, store);
  const keys = (await store.keys()).filter((key) => key.startsWith('ledger/staging/')).sort();
  for (const key of keys) {
    const text = await store.get(key);
    const run = /T\d{9}Z-(.*)-[0-9a-f]{64}$/.exec(key)?.[1];
    await store.set(key, text.replace('"outcome":"go"', '"outcome":"no-go"'));
    const edited = [`the line of run ${run} was edited after it was written`];
    assert.deepEqual((await ledger.verify('staging')).troubles, edited);
    const read = await ledger.newest('staging', 100);
    assert.deepEqual(read.troubles, edited);
    assert.equal(read.lines.length, keys.length - 1);
    await store.remove(key);
    const removed = [`the line of run ${run} is missing or was edited`];
    assert.deepEqual((await ledger.verify('staging')).troubles, removed);
    assert.deepEqual((await ledger.newest('staging', 100)).troubles, removed);
    await store.set(key, text);
  }
  assert.deepEqual((await ledger.verify('staging')).troubles, []);
}

/** What is remembered is the last that was written. */
export async function tryRemembering(t: TestContext, store: TriedStore): Promise<void> {
  const ledger = await opened(t, store);
  assert.equal(await ledger.recall('told/slack'), null);
  await ledger.remember('told/slack', '{"outcome":"go"}');
  await ledger.remember('told/slack', '{"outcome":"no-go"}');
  assert.equal(await ledger.recall('told/slack'), '{"outcome":"no-go"}');
}

/** Of two who exchange what is kept at once one succeeds, and nobody does who read it before somebody else wrote it. */
export async function tryExchanging(t: TestContext, store: TriedStore): Promise<void> {
  const [one, other] = [await opened(t, store), await opened(t, store)];
  const both = (before: string | null, texts: [string, string]) =>
    Promise.all([one.exchange('lock/staging', before, texts[0]), other.exchange('lock/staging', before, texts[1])]);
  assert.deepEqual((await both(null, ['a', 'b'])).sort(), ['changed-meanwhile', 'exchanged']);
  const kept = await one.recall('lock/staging');
  assert.ok(kept === 'a' || kept === 'b');
  assert.equal(await other.exchange('lock/staging', null, 'c'), 'changed-meanwhile');
  assert.deepEqual((await both(kept, ['d', 'e'])).sort(), ['changed-meanwhile', 'exchanged']);
  assert.equal(await other.exchange('lock/staging', kept, 'f'), 'changed-meanwhile');
}
