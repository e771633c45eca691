import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Calls } from '../../cli/watch/calls.ts';
import { type Rehearsed, type WatchOrder, watchDeployments } from '../../cli/watch/watch-deployments.ts';
import { manualClock } from '../helpers/manual-clock.ts';

const EVERY = 30_000;
const GREEN: Rehearsed = { green: true, played: true, interrupted: false };
const UNFIT: Rehearsed = { green: false, played: false, interrupted: false };
const FAILED: Rehearsed = { green: false, played: true, interrupted: false };

/** What there is to see, by the second at which it comes, and how each rehearsal ends. */
interface Script {
  seen: Readonly<Record<number, string>>;
  rehearsals?: readonly Rehearsed[];
  /** When a readiness check finds it fit, by the second. */
  fitFrom?: number;
  /** When somebody calls, by the second. */
  calls?: readonly number[];
  order?: Partial<WatchOrder<string>>;
}

async function watched({ seen, rehearsals = [], fitFrom = Number.POSITIVE_INFINITY, calls: at = [], order }: Script) {
  const clock = manualClock();
  const begun = clock.now();
  const seconds = () => (clock.now() - begun) / 1000;
  const calls = new Calls();
  const waiting = [...at];
  const said: string[] = [];
  const rehearsed: { at: number; seen: string }[] = [];
  const now = () => Object.entries(seen).findLast(([second]) => Number(second) <= seconds())?.[1] ?? '';
  const end = await watchDeployments<string>({
    place: {
      async look() {
        while (waiting[0] !== undefined && waiting[0] <= seconds()) {
          waiting.shift();
          calls.arrive();
        }
        return now();
      },
      differences: (before, after) => (before === after ? [] : [`${before} is ${after}`]),
      remember: (_, after) => after,
      isFit: async () => seconds() >= fitFrom,
      async rehearse() {
        rehearsed.push({ at: seconds(), seen: now() });
        return rehearsals[rehearsed.length - 1] ?? GREEN;
      },
    },
    beginning: { seen: now(), green: true },
    everyMs: EVERY,
    until: begun + 3_600_000,
    onceGreen: false,
    calls,
    clock,
    signal: AbortSignal.any([]),
    say: (text) => said.push(text),
    ...order,
  });
  return { end, rehearsed, said, seconds: seconds() };
}

test('where nothing is deployed nothing is rehearsed, and the limit ends it on time', async () => {
  const { end, rehearsed, seconds } = await watched({ seen: { 0: 'v1' } });
  assert.deepEqual(end, { because: 'limit', untried: false, rehearsals: 0 });
  assert.deepEqual([rehearsed, seconds], [[], 3600]);
});

test('a deployment is rehearsed once, when two looks after it see the same', async () => {
  const { end, rehearsed, said } = await watched({ seen: { 0: 'v1', 40: 'v2', 70: 'v3', 100: 'v4' } });
  assert.deepEqual(rehearsed, [{ at: 150, seen: 'v4' }], 'three changes within a minute are one deployment');
  assert.equal(end.rehearsals, 1);
  assert.match(
    said.join('\n'),
    /^Changed: v1 is v2; .*\nChanged further: v2 is v3\nChanged further: v3 is v4\nSettled: v1 is v4$/,
  );
});

test('one that is taken back before it has settled is none', async () => {
  const { rehearsed, said } = await watched({ seen: { 0: 'v1', 40: 'v2', 70: 'v1' } });
  assert.deepEqual(rehearsed, []);
  assert.equal(said.at(-1), 'It is again as it was');
});

test('what is not fit is checked at every look and rehearsed again as soon as it is fit', async () => {
  const { end, rehearsed, seconds } = await watched({
    seen: { 0: 'v1', 10: 'v2' },
    rehearsals: [UNFIT, GREEN],
    fitFrom: 200,
    order: { onceGreen: true },
  });
  assert.deepEqual(
    rehearsed.map(({ at }) => at),
    [60, 210],
  );
  assert.deepEqual(end, { because: 'green', untried: false, rehearsals: 2 });
  assert.equal(seconds, 210);
});

test('a deployment on top of a bad one is rehearsed too, fit or not', async () => {
  const { rehearsed } = await watched({
    seen: { 0: 'v1', 10: 'v2', 200: 'v3' },
    rehearsals: [UNFIT, UNFIT],
  });
  assert.deepEqual(
    rehearsed.map(({ seen }) => seen),
    ['v2', 'v3'],
  );
});

test('what looks fit and yet fails is rehearsed again after ever longer pauses, not at every look', async () => {
  const { rehearsed } = await watched({
    seen: { 0: 'v1', 10: 'v2' },
    rehearsals: Array.from({ length: 100 }, () => FAILED),
    fitFrom: 0,
  });
  const pauses = rehearsed.slice(1).map(({ at }, index) => at - (rehearsed[index]?.at ?? 0));
  assert.deepEqual(pauses, [30, 60, 120, 240, 480, 600, 600, 600, 600]);
});

test('a call has it rehearsed though nothing differs, and several that wait are one', async () => {
  const { rehearsed } = await watched({ seen: { 0: 'v1' }, calls: [100, 100, 130] });
  assert.deepEqual(rehearsed, [{ at: 150, seen: 'v1' }]);
});

test('a call wakes a watch that would look only much later', async () => {
  const calls = new Calls();
  const ended = new AbortController();
  const clock = manualClock();
  let rehearsals = 0;
  const watching = watchDeployments<string>({
    place: {
      look: async () => 'v1',
      differences: () => [],
      remember: (before) => before,
      isFit: async () => true,
      rehearse: async () => {
        rehearsals += 1;
        return GREEN;
      },
    },
    beginning: { seen: 'v1', green: true },
    everyMs: EVERY,
    until: Number.POSITIVE_INFINITY,
    onceGreen: true,
    calls,
    // Its first pause, which is the one between looks, has no end of its own.
    clock: {
      now: clock.now,
      pause: (milliseconds, signal) =>
        clock.pauses.push(milliseconds) > 1
          ? Promise.resolve()
          : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    },
    signal: ended.signal,
    say() {},
  });
  setImmediate(() => calls.arrive());
  assert.deepEqual(await watching, { because: 'green', untried: false, rehearsals: 1 });
  assert.equal(rehearsals, 1);
});

test('what was deployed but had not settled at the limit is said to be untried', async () => {
  const { end, rehearsed } = await watched({ seen: { 0: 'v1', 3590: 'v2' } });
  assert.deepEqual([end, rehearsed], [{ because: 'limit', untried: true, rehearsals: 0 }, []]);
});

test('what differs from the last rehearsal when the watch begins was deployed meanwhile', async () => {
  const { rehearsed } = await watched({ seen: { 0: 'v2' }, order: { beginning: { seen: 'v1', green: true } } });
  assert.deepEqual(rehearsed, [{ at: 30, seen: 'v2' }]);
});

test('a watch that begins on something that did not go keeps at it', async () => {
  const { rehearsed } = await watched({
    seen: { 0: 'v1' },
    fitFrom: 100,
    order: { beginning: { seen: 'v1', green: false } },
  });
  assert.deepEqual(rehearsed, [{ at: 120, seen: 'v1' }]);
});

test('an interrupted rehearsal ends it, and so does the signal while it waits', async () => {
  const { end } = await watched({
    seen: { 0: 'v1', 10: 'v2' },
    rehearsals: [{ green: false, played: true, interrupted: true }],
  });
  assert.equal(end.because, 'interrupted');
  const reason = new Error('interrupted by SIGINT');
  await assert.rejects(watched({ seen: { 0: 'v1' }, order: { signal: AbortSignal.abort(reason) } }), reason);
});
