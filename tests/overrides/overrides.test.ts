import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Hono } from 'hono';
import { HttpResponse, http } from 'msw';
import { z } from 'zod';
import type { ControlConnection } from '../../mocks/control/client/connection.ts';
import { overriding } from '../../mocks/control/client/overriding.ts';
import { Undoing } from '../../mocks/control/client/undoing.ts';
import { overrideRoutes } from '../../mocks/overrides/override-routes.ts';
import { Overrides } from '../../mocks/overrides/overrides.ts';
import { systemClock } from '../../support/clock.ts';

const URL_OF_BANK = 'http://bank.example/payments/1';

/** The overrides of a bank, and a scenario's end of the control API without a network between them. */
function stage(t: TestContext, clock = systemClock) {
  const overrides = new Overrides();
  const stopping = new AbortController();
  const control = new Hono();
  const channels: string[] = [];
  const lost = Promise.withResolvers<void>();
  control.route('/control/overrides', overrideRoutes(overrides, clock, stopping.signal));
  const connection: ControlConnection = async ({ method = 'GET', path, body, answer }) => {
    const sent = body === undefined ? {} : { headers: HEADERS, body: JSON.stringify(body) };
    const response = await control.request(`/control/${path}`, { method, ...sent });
    if (response.status === 404) lost.resolve();
    if (!response.ok) throw new Error(`${path} was refused: ${response.status}`);
    const text = await response.text();
    if (path === 'overrides') channels.push(z.object({ id: z.string() }).parse(JSON.parse(text)).id);
    return answer.parse(text === '' ? undefined : JSON.parse(text));
  };
  const scenario = (run: string) => {
    const undoing = new Undoing();
    t.after(() => undoing.undo());
    return { ...overriding(connection, run, undoing), close: () => undoing.undo() };
  };
  t.after(() => stopping.abort());
  /** As when the bank is started anew; returns when the scenarios have noticed. */
  const loseChannels = async () => {
    for (const id of channels.splice(0)) overrides.closeChannel(id);
    await lost.promise;
    await new Promise(setImmediate);
  };
  return { overrides, scenario, loseChannels };
}

const HEADERS = { 'content-type': 'application/json' };

const call = (init?: RequestInit) => new Request(URL_OF_BANK, init);

test('a handler of this process answers until it is taken away, and what it leaves alone goes to the bank', async (t) => {
  const { overrides } = stage(t);
  assert.equal(overrides.any, false);
  const undo = overrides.use(http.get('*/payments/:id', ({ params }) => HttpResponse.json({ id: params.id })));
  assert.deepEqual(await (await overrides.answer(call(), null))?.json(), { id: '1' });
  assert.equal(await overrides.answer(call({ method: 'DELETE' }), null), undefined);
  undo();
  assert.equal(overrides.any, false);
  assert.equal(await overrides.answer(call(), null), undefined);
});

test('a handler in a scenario answers the calls of its run only, with status, headers and body as it made them', async (t) => {
  const { overrides, scenario } = stage(t);
  const bank = scenario('run-1');
  await bank.use(
    http.post('*/payments/:id', async ({ request }) =>
      HttpResponse.json({ got: await request.json() }, { status: 202, headers: { 'x-made-by': 'scenario' } }),
    ),
  );
  const posted = { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } };
  const answer = await overrides.answer(call(posted), 'run-1');
  assert.equal(answer?.status, 202);
  assert.equal(answer?.headers.get('x-made-by'), 'scenario');
  assert.deepEqual(await answer?.json(), { got: { a: 1 } });
  assert.equal(await overrides.answer(call(posted), 'run-2'), undefined);
  assert.equal(await overrides.answer(call(), 'run-1'), undefined);
});

test('the newest handler is asked first, a handler for one call answers once, and a network error stays one', async (t) => {
  const { overrides, scenario } = stage(t);
  const bank = scenario('run-1');
  await bank.use(http.get('*/payments/:id', () => HttpResponse.text('first')));
  await bank.use(http.get('*/payments/:id', () => HttpResponse.text('once'), { once: true }));
  assert.equal(await (await overrides.answer(call(), 'run-1'))?.text(), 'once');
  assert.equal(await (await overrides.answer(call(), 'run-1'))?.text(), 'first');
  await bank.use(http.get('*/payments/:id', () => HttpResponse.error()));
  assert.equal((await overrides.answer(call(), 'run-1'))?.type, 'error');
});

test('calls that come together are answered each with its own', async (t) => {
  const { overrides, scenario } = stage(t);
  await scenario('run-1').use(http.get('*/payments/:id', ({ params }) => HttpResponse.text(String(params.id))));
  const numbers = Array.from({ length: 50 }, (_, index) => String(index));
  const answers = await Promise.all(
    numbers.map(async (number) => {
      const answer = await overrides.answer(new Request(`http://bank.example/payments/${number}`), 'run-1');
      return answer?.text();
    }),
  );
  assert.deepEqual(answers, numbers);
});

test('a handler that throws answers 500 with what it threw', async (t) => {
  const { overrides, scenario } = stage(t);
  await scenario('run-1').use(
    http.get('*/payments/:id', () => {
      throw new Error('the handler is wrong');
    }),
  );
  const answer = await overrides.answer(call(), 'run-1');
  assert.equal(answer?.status, 500);
  assert.match((await answer?.text()) ?? '', /the handler is wrong/);
});

test('a handler whose answer is no response answers 500, and the others go on', async (t) => {
  const { overrides, scenario } = stage(t);
  await scenario('run-1').use(http.get('*/payments/:id', () => Object.create(null)));
  const answer = await overrides.answer(call(), 'run-1');
  assert.equal(answer?.status, 500);
  assert.match((await answer?.text()) ?? '', /no Response/);
  assert.equal((await overrides.answer(call(), 'run-1'))?.status, 500);
});

test('handlers are asked again by a bank that lost them, from the next one on', async (t) => {
  const { overrides, scenario, loseChannels } = stage(t);
  const bank = scenario('run-1');
  await bank.use(http.get('*/payments/:id', () => HttpResponse.text('first')));
  await loseChannels();
  assert.equal(await overrides.answer(call(), 'run-1'), undefined);
  await bank.use(http.get('*/refunds/:id', () => HttpResponse.text('second')));
  assert.equal(await (await overrides.answer(call(), 'run-1'))?.text(), 'first');
});

test('after close the bank answers again, calls that wait at that moment included', async (t) => {
  const { overrides, scenario } = stage(t);
  const bank = scenario('run-1');
  const asked = Promise.withResolvers<void>();
  await bank.use(
    http.get('*/payments/:id', async () => {
      asked.resolve();
      await new Promise(() => undefined);
    }),
  );
  const answer = overrides.answer(call(), 'run-1');
  await asked.promise;
  await bank.close();
  assert.equal(await answer, undefined);
  assert.equal(overrides.any, false);
});

test('a scenario whose process was killed is forgotten a minute after it was last heard of', async (t) => {
  let now = 0;
  const { overrides } = stage(t, { ...systemClock, now: () => now });
  const control = new Hono();
  const clock = { ...systemClock, now: () => now };
  control.route('/', overrideRoutes(overrides, clock, new AbortController().signal));
  await control.request('/', { method: 'POST', headers: HEADERS, body: '{"run":null}' });
  assert.equal(overrides.any, true);
  now += 60_001;
  assert.equal(await overrides.answer(call(), 'run-1'), undefined);
  assert.equal(overrides.any, false);
});
