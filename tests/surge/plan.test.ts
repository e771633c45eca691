import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem } from '../../support/problem.ts';
import { makePlan, type PlanOptions } from '../../surge/plan/make-plan.ts';
import type { Exchange } from '../../surge/recording/exchange.ts';
import { exchange, recorded, usual } from './recorded.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_BODY = { 'content-type': 'application/json' };

function plan(steps: Parameters<typeof recorded>[0], wishes: Partial<PlanOptions> = {}) {
  return makePlan(recorded(steps), { ...usual, ...wishes });
}

function only(exchanges: readonly Exchange[], wishes: Partial<PlanOptions> = {}) {
  return plan({ 'Orders tea': exchanges }, wishes).requests;
}

describe('what each user takes from answers', () => {
  it('is an id in the address that the answer leads to', () => {
    const [sent, followed] = only([
      exchange({
        method: 'POST',
        path: '/orders',
        status: 303,
        answerHeaders: { location: 'http://shop.test/orders/a81-77f' },
      }),
      exchange({ path: '/orders/a81-77f' }),
    ]);
    assert.equal(followed?.path, '/orders/{{ orders_id_url }}');
    assert.equal(followed?.pattern, '/orders/{orders_id}');
    const [capture] = sent?.captures ?? [];
    assert.ok(capture !== undefined && 'header' in capture && capture.header === 'location');
    const elsewhere = JSON.stringify({ location: 'https://staging.example/orders/zz-9912' });
    assert.equal(new RegExp(capture.regexp).exec(elsewhere)?.[1], 'zz-9912', 'wherever the platform is');
  });

  it('is a value in JSON, and goes into JSON as what it was', () => {
    const [first, second] = only([
      exchange({ path: '/basket', answer: '{"baskets":[{"id":448812,"token":"q7-44819xk"}]}' }),
      exchange({
        method: 'POST',
        path: '/orders',
        headers: JSON_BODY,
        body: '{"basket":448812,"proof":{"token":"q7-44819xk"},"note":"for 448812"}',
      }),
    ]);
    assert.deepEqual(first?.captures, [
      { as: 'basket', json: "$['baskets'][0]['id']" },
      { as: 'token', json: "$['baskets'][0]['token']" },
    ]);
    assert.equal(
      second?.body,
      '{"basket":{{ basket }},"proof":{"token":"{{ token_json }}"},"note":"for {{ basket_json }}"}',
    );
  });

  it('is a hidden field of a form, found by its own tag', () => {
    const page = '<p>88-aa11</p><input type="hidden" name="other" value="77-bb22"><input name="csrf" value="99-cc33">';
    const [opened, sent] = only([
      exchange({ path: '/new', answer: page }),
      exchange({ method: 'POST', path: '/new', headers: FORM, body: 'csrf=99-cc33&tea=Earl+Grey' }),
    ]);
    const [capture] = opened?.captures ?? [];
    assert.ok(capture !== undefined && 'regexp' in capture);
    const another = page.replace('99-cc33', 'xx-12345').replace('77-bb22', 'yy-1');
    assert.equal(new RegExp(capture.regexp).exec(another)?.[1], 'xx-12345');
    assert.equal(sent?.body, 'csrf={{ csrf_url }}&tea=Earl%20Grey');
  });

  it('is not what the platform only told back', () => {
    const made = plan({
      'Orders tea': [
        exchange({
          method: 'POST',
          path: '/customers',
          headers: JSON_BODY,
          body: '{"number":"24060698"}',
          answer: '{"number":"24060698"}',
        }),
        exchange({ path: '/customers/24060698' }),
      ],
    });
    assert.deepEqual(
      made.madeUp.map(({ name, kind }) => [name, kind]),
      [['number', 'alike']],
    );
    assert.equal(made.requests[1]?.path, '/customers/{{ number_url }}');
  });
});

describe('what each user gets anew', () => {
  const body = (fields: Record<string, string>) =>
    exchange({ method: 'POST', headers: FORM, body: new URLSearchParams(fields).toString() });
  const madeUp = (fields: Record<string, string>, wishes: Partial<PlanOptions> = {}) =>
    plan({ 'Orders tea': [body(fields)] }, wishes).madeUp.map(({ name }) => name);

  it('is what names one person or one request', () => {
    const headers = { 'x-correlation-id': 'run.4711', traceparent: `00-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01` };
    const [request] = only([exchange({ headers })]);
    assert.equal(request?.headers['x-correlation-id'], '{{ x_correlation_id }}');
    assert.equal(request?.headers.traceparent, '{{ traceparent }}');
    assert.deepEqual(
      madeUp({ email: 'ada@example.com', company: '24060698', key: '6f1c0d2e-0a4b-4c3d-9e8f-001122334455' }),
      ['email', 'company', 'key'],
    );
  });

  it('is not what may be the same: words, dates, amounts, what has a check digit', () => {
    const fields = {
      name: 'Ada',
      born: '1815-12-10',
      amount: '652.84',
      to: 'DE20320034404002450063',
      card: '4111111111111111',
    };
    assert.deepEqual(madeUp(fields), []);
  });

  it('is what somebody says it is', () => {
    assert.deepEqual(madeUp({ company: '24060698', name: 'Ada' }, { same: ['company'], vary: ['name'] }), ['name']);
  });
});

describe('what is replayed', () => {
  it('leaves out third parties, parts of pages and what a browser adds by itself', () => {
    const [request, ...others] = only([
      exchange({
        headers: { cookie: '', 'sec-fetch-mode': 'navigate', accept: 'text/html', referer: 'http://shop.test/tea' },
      }),
      exchange({ url: 'https://tracker.test/hit', purpose: 'fetch' }),
      exchange({ path: '/tea.css', purpose: 'stylesheet' }),
    ]);
    assert.deepEqual(others, []);
    assert.deepEqual(request?.headers, { accept: 'text/html', referer: '{{ at_shop }}/tea' });
    assert.equal(
      only([exchange({}), exchange({ path: '/tea.css', purpose: 'stylesheet' })], { withAssets: true }).length,
      2,
    );
  });

  it('ends where somebody else acts, and says so of every step after', () => {
    const made = plan({
      'Orders tea': [exchange({ path: '/orders' })],
      'Staff pack it': [exchange({ person: 1, url: 'https://warehouse.test/' }), exchange({ path: '/orders' })],
      'Sees it packed': [exchange({ path: '/orders' })],
    });
    assert.deepEqual(
      made.requests.map(({ step }) => step),
      [0],
    );
    assert.deepEqual(
      made.notCovered.map(({ step }) => step),
      ['Staff pack it', 'Sees it packed'],
    );
    assert.match(made.notCovered[1]?.why ?? '', /after “Staff pack it”/);
  });

  it('is refused where nothing is left', () => {
    assert.throws(
      () => plan({ 'Looks elsewhere': [exchange({ url: 'https://elsewhere.test/' })] }),
      (error) => error instanceof Problem && /nothing to replay/.test(error.message),
    );
  });

  it('pauses as people do between steps, and as recorded within them', () => {
    const steps = {
      One: [exchange({})],
      Two: [exchange({ path: '/a', method: 'POST' }), exchange({ path: '/b', method: 'POST' })],
    };
    const pauses = (wishes: Partial<PlanOptions>) => plan(steps, wishes).requests.map(({ pauseMs }) => pauseMs);
    assert.deepEqual(pauses({}), [0, 2000, 900]);
    assert.deepEqual(pauses({ pace: 0.5, pauseMs: 100 }), [0, 450, 450]);
  });

  it('sends no secret: what was taken out of the recording is taken from the environment', () => {
    const made = plan({ 'Orders tea': [exchange({ headers: { authorization: 'Bearer [secret SHOP_TOKEN]' } })] });
    assert.equal(made.requests[0]?.headers.authorization, 'Bearer {{ secret_SHOP_TOKEN }}');
    assert.deepEqual(made.secrets, ['SHOP_TOKEN']);
  });

  it('says when it comes without a cookie that was there from the start', () => {
    const made = plan({
      'Orders tea': [
        exchange({ headers: { cookie: 'sid=1; seen=2' }, answerHeaders: { 'set-cookie': 'seen=2; Path=/' } }),
      ],
    });
    assert.match(made.notes.join(), /cookie sid:/);
  });
});

describe('what is waited for', () => {
  const status = (state: string) =>
    exchange({ path: '/orders/1/status', purpose: 'fetch', answer: `{"id":"1","status":"${state}"}` });

  it('is asked again until it shows what the recorded wait ended with', () => {
    const [poll, ...others] = only([status('brewing'), status('brewing'), status('ready')]);
    assert.deepEqual(others, []);
    assert.equal(poll?.poll?.shows, 'ready');
    assert.equal(poll?.poll?.everyMs, 1000);
    assert.ok(poll?.poll?.until !== null && new RegExp(poll?.poll?.until ?? '').test('{"status": "ready"}'));
    assert.ok(!new RegExp(poll?.poll?.until ?? '').test('{"status": "brewing"}'));
  });

  it('is waited for also where the recording saw it at once', () => {
    const requests = plan({ One: [status('brewing')], Two: [status('ready')] }).requests;
    assert.deepEqual(
      requests.map(({ poll }) => poll?.shows ?? null),
      [null, 'ready'],
    );
  });

  it('has time according to what it took, and is asked as often as recorded where nothing came of it', () => {
    const [poll] = only([status('brewing'), status('brewing')]);
    assert.deepEqual(poll?.poll, { everyMs: 1000, times: 2, until: null, shows: null });
    const [step] = plan({ Waits: [status('brewing'), status('ready')] }).steps;
    assert.equal(step?.budgetMs, 6000);
  });
});
