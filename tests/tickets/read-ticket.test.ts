import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it, test } from 'node:test';
import { openDeclared } from '../../reports/tickets/find-tracker.ts';
import { readTicket } from '../../reports/tickets/read-ticket.ts';
import { nowhere } from '../readiness/stand-in.ts';
import { NOW } from './samples.ts';
import { stood } from './stand-in.ts';
import { ALL_TRACKERS, githubStandIn, gitlabStandIn, jiraStandIn, TOKEN } from './trackers.ts';

for (const [name, open] of Object.entries(ALL_TRACKERS)) {
  describe(`a ticket at ${name}`, () => {
    it('says since when it is open, and who has it', async (t) => {
      const { standIn, declared, addressOf } = await open(t);
      const ticket = stood(standIn, { title: 'Credential missing', assignee: 'dana' });
      const read = await readTicket(addressOf(ticket), [declared], { now: NOW });
      assert.deepEqual(read, {
        url: addressOf(ticket),
        title: 'Credential missing',
        state: 'open',
        says: 'open since Mon 2 Nov 2026, assigned to dana',
      });
    });

    it('says that it is closed although the check fails', async (t) => {
      const { standIn, declared, addressOf } = await open(t);
      const ticket = stood(standIn, { closed: true, closedAt: '2026-11-17T09:00:00Z' });
      const { state, says } = await readTicket(addressOf(ticket), [declared], { now: NOW });
      assert.deepEqual([state, says], ['closed', 'closed 3 days ago, but the check still fails']);
    });
  });
}

const REFUSALS: [status: number, headers: Record<string, string>, reason: RegExp][] = [
  [401, {}, /does not accept the token/],
  [403, {}, /the token may not do this/],
  [403, { 'x-ratelimit-remaining': '0' }, /asked too often/],
  [429, { 'retry-after': '60' }, /asked too often/],
  [404, {}, /no such ticket, or the token may not see it/],
  [410, {}, /was deleted/],
  [301, { location: 'http://127.0.0.1:1/elsewhere' }, /was moved: correct its address/],
  [500, {}, /it answers 500/],
];
for (const [status, headers, reason] of REFUSALS) {
  test(`a tracker that answers ${status} ${Object.keys(headers)} is told in our own words`, async (t) => {
    const { standIn, declared, addressOf } = await githubStandIn(t);
    standIn.instead = () => [status, { message: `<b>${TOKEN}</b>` }, headers];
    const ticket = await readTicket(addressOf(stood(standIn)), [declared], { now: NOW });
    assert.equal(ticket.state, 'unknown');
    assert.match(ticket.says, reason);
    assert.doesNotMatch(JSON.stringify(ticket), new RegExp(`${TOKEN}|<b>`));
    assert.equal(standIn.asked.length, 1);
  });
}

for (const text of [
  '',
  '<html>',
  '[]',
  '{"number":1}',
  `{"number":1,"title":"x","state":"open","created_at":"soon"}`,
]) {
  test(`an answer that is no ticket is unknown: ${text}`, async (t) => {
    const { standIn, declared, addressOf } = await githubStandIn(t);
    standIn.instead = () => [200, text];
    const { state, says } = await readTicket(addressOf(stood(standIn)), [declared], { now: NOW });
    assert.deepEqual([state, /something else than a tracker/.test(says)], ['unknown', true]);
  });
}

test('a page that a tracker names is taken only where it is the tracker’s own, and as an address', async (t) => {
  const { standIn, declared, addressOf } = await gitlabStandIn(t);
  const own = addressOf(stood(standIn));
  const issue = { iid: 1, title: 'x', state: 'opened', created_at: '2026-11-02T08:00:00Z' };
  for (const [told, taken] of [
    ['https://evil.example/acme/web/shop/-/issues/1', own],
    [`${standIn.url}@evil.example/`, own],
    [`${own}\u001b[31m`, `${own}%1B[31m`],
  ]) {
    standIn.instead = () => [200, { ...issue, web_url: told }];
    const answer = await openDeclared(declared).read('1');
    assert.equal(answer.got && answer.value.url, taken);
  }
});

test('an endless answer is not read to its end', async (t) => {
  const { standIn, declared, addressOf } = await githubStandIn(t);
  standIn.instead = () => [200, 'x'.repeat(5_000_000)];
  assert.match((await readTicket(addressOf(stood(standIn)), [declared], { now: NOW })).says, /answer is too large/);
});

test('a tracker that says nothing is given up', async (t) => {
  const { standIn, declared, addressOf } = await githubStandIn(t);
  standIn.instead = () => 'silence';
  const signal = AbortSignal.timeout(50);
  assert.match((await readTicket(addressOf(stood(standIn)), [declared], { now: NOW, signal })).says, /in time/);
});

test('nobody listens there', async () => {
  const url = `${await nowhere()}/browse/SHOP-1`;
  assert.match((await readTicket(url, [], { now: NOW })).says, /nothing listens there/);
});

describe('credentials', () => {
  it('go to the declared tracker only: to no other host, project prefix or redirect', async (t) => {
    const { standIn: own, declared } = await githubStandIn(t);
    const other = await gitlabStandIn(t);
    other.standIn.instead = () => [404];
    await readTicket(`${other.standIn.url}/acme/web/-/issues/1`, [declared], { now: NOW });
    own.instead = () => [302, undefined, { location: `${other.standIn.url}/repos/acme/shop/issues/1` }];
    await readTicket(`${own.url}/acme/shop/issues/1`, [declared], { now: NOW });
    assert.equal(other.standIn.asked.length, 1);
    assert.doesNotMatch(JSON.stringify(other.standIn.asked.map(({ headers }) => headers)), new RegExp(TOKEN));
  });

  it('are not sent to a host whose name only begins like the declared one', async (t) => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(404).end();
    });
    const { listening } = await import('../helpers/listening.ts');
    const port = await listening(t, server);
    const { declared } = await jiraStandIn(t, { cloud: false });
    assert.ok(declared.kind === 'jira');
    const short = { ...declared, url: 'http://127.0.0.1:1' };
    await readTicket(`http://127.0.0.1:${port}/browse/SHOP-1`, [short], { now: NOW });
    assert.deepEqual(seen, [undefined]);
  });
});

test('an address of no tracker is not asked', async () => {
  for (const url of ['https://example.test/tickets?id=4', 'javascript:alert(1)', 'mailto:a@b.test', 'nonsense', '']) {
    const { state, says } = await readTicket(url, [], { now: NOW });
    assert.deepEqual([state, /of no tracker that is known/.test(says)], ['unknown', true]);
  }
});
