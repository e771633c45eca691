import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { CallbackEvent } from '../../mocks/callbacks/callbacks.ts';
import { type Collection, MapCollection, type Memory, processMemory } from '../../mocks/state/memory.ts';
import { change, openSender, SECRET } from './open-sender.ts';
import { type PlatformAnswer, standInPlatform } from './stand-in-platform.ts';

const DAY = 86_400_000;

/** A memory that outlives the sender, as a state file does: what is read from it went through JSON and its schema. */
function lastingMemory(): { open(): Memory; kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    open: () => ({
      ...processMemory(),
      collection<Value>(_name: string, schema: { parse(value: unknown): Value }): Collection<Value> {
        const values = [...kept].map(([key, value]) => [key, schema.parse(JSON.parse(JSON.stringify(value)))] as const);
        return new MapCollection<Value>(new Map(values), (key, value) => {
          if (value === undefined) kept.delete(key);
          else kept.set(key, value);
        });
      },
    }),
  };
}

test('stopped while it waits, it begins nothing; started again, it goes on in the same order', async (t) => {
  const memory = lastingMemory();
  const first = openSender(t, { memory: memory.open(), platform: standInPlatform(503) });
  first.sender.announce(change('app_1', 1));
  first.sender.announce(change('app_1', 2));
  await first.clock.moveOn(0);
  await first.sender.stop();
  assert.deepEqual(first.clock.waits(), [], 'no timer is left');
  await first.clock.moveOn(DAY);
  assert.equal(first.platform.calls.length, 1);

  const second = openSender(t, { memory: memory.open() });
  await second.clock.moveOn(499);
  assert.equal(second.platform.calls.length, 0, 'its pause goes on as well');
  await second.clock.moveOn(1);
  assert.deepEqual(
    second.platform.calls.map(({ body }) => body),
    [1, 2].map((number) => ({ applicationId: 'app_1', change: number })),
  );
  assert.equal(second.platform.calls[0]?.id, first.platform.calls[0]?.id);
  assert.deepEqual(
    second.attempts().map(({ attempt }) => attempt),
    [2, 1],
  );
  assert.equal(memory.kept.size, 0);
});

test('what the platform took is kept as taken at once, not at the next call', async (t) => {
  const memory = lastingMemory();
  const left: number[] = [];
  const settling = { ...memory.open(), settle: () => left.push(memory.kept.size) };
  const { sender, clock } = openSender(t, { memory: settling });
  sender.announce(change('app_1'));
  await clock.moveOn(0);
  assert.deepEqual(left, [0]);
});

test('an attempt that is cut off by the stop counts for nothing and is made again', async (t) => {
  const memory = lastingMemory();
  const first = openSender(t, { memory: memory.open(), platform: standInPlatform('silence') });
  first.sender.announce(change('app_1'));
  await first.clock.moveOn(0);
  await first.sender.stop();
  assert.deepEqual(first.attempts(), []);
  first.sender.announce(change('app_2'));
  await first.clock.moveOn(DAY);
  assert.equal(first.platform.calls.length, 1, 'what is announced now waits for the next start');

  const second = openSender(t, { memory: memory.open() });
  await second.clock.moveOn(0);
  assert.equal(second.platform.calls.length, 2);
  assert.equal(second.platform.calls[0]?.id, first.platform.calls[0]?.id);
});

test('whatever the platform answers and whenever the bank is stopped, each is taken once, and in order', async (t) => {
  const answer = fc.constantFrom<PlatformAnswer>(204, 200, 503, 429, 'no connection', 'silence');
  const round = fc.record({
    resources: fc.array(fc.constantFrom('app_1', 'app_2', 'app_3'), { maxLength: 6 }),
    answers: fc.array(answer, { maxLength: 10 }),
    runsForMs: fc.nat(40_000),
  });
  const untilAllIsDone = { resources: [], answers: [], runsForMs: DAY };
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      const memory = lastingMemory();
      const announced: CallbackEvent[] = [];
      const taken: unknown[] = [];
      for (const { resources, answers, runsForMs } of [...rounds, untilAllIsDone]) {
        const platform = standInPlatform(...answers);
        const { sender, clock, journal } = openSender(t, { memory: memory.open(), platform });
        for (const resource of resources) {
          const event = change(resource, announced.length);
          announced.push(event);
          sender.announce(event);
        }
        await clock.moveOn(runsForMs);
        await sender.stop();
        for (const entry of journal) {
          if (entry.kind !== 'callback' || entry.error !== null) continue;
          taken.push(platform.calls.find(({ id }) => id === entry.callback)?.body);
        }
      }
      assert.equal(memory.kept.size, 0);
      assert.equal(taken.length, announced.length);
      for (const { resource } of announced) {
        const order = announced.filter((event) => event.resource === resource).map(({ body }) => body);
        const isOfResource = (body: unknown) => order.some((expected) => isDeepStrictEqual(expected, body));
        assert.deepEqual(taken.filter(isOfResource), order);
      }
    }),
    { numRuns: 60 },
  );
});

test('what is kept holds no secret', async (t) => {
  const memory = lastingMemory();
  const { sender, clock } = openSender(t, { memory: memory.open(), platform: standInPlatform(503) });
  sender.announce(change('app_1'));
  await clock.moveOn(0);
  const kept = JSON.stringify([...memory.kept]);
  assert.match(kept, /app_1/);
  assert.ok(!kept.includes(SECRET.slice('whsec_'.length)));
});
