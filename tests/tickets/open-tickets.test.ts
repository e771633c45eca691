import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { openTickets } from '../../reports/tickets/open-tickets.ts';
import { NOTHING_REMEMBERED, rememberedTickets } from '../../reports/tickets/remembered.ts';
import { blocker, OCCASION } from './samples.ts';
import { ALL_TRACKERS, githubStandIn, jiraStandIn, TOKEN } from './trackers.ts';

const LATER = { ...OCCASION, run: '2026-11-21T093012-aaaa' };

for (const [name, open] of Object.entries(ALL_TRACKERS)) {
  describe(`tickets at ${name}`, () => {
    it('opens one for a blocker, once, and says who mends what', async (t) => {
      const { standIn, declared, addressOf } = await open(t);
      const first = await openTickets([blocker()], declared, NOTHING_REMEMBERED, OCCASION);
      const [ticket] = standIn.tickets;
      assert.ok(ticket !== undefined, first.says.join());
      assert.equal(ticket.title, '[staging] payments runs without BANK_CLIENT_SECRET');
      for (const said of [/Set it from the vault/, /Platform team/, /2026-11-20T093012/, /payments is not ready/]) {
        assert.match(ticket.text.replaceAll('\\', ''), said);
      }
      assert.deepEqual(first.says, [`Opened ${addressOf(ticket)} for ${blocker().id}`]);
      const shown = first.tickets.get(blocker().id);
      assert.deepEqual([shown?.url, shown?.state], [addressOf(ticket), 'open']);

      const second = await openTickets([blocker()], declared, first.remembered, LATER);
      assert.equal(standIn.tickets.length, 1);
      assert.deepEqual(second.says, []);
      assert.deepEqual(ticket.comments, []);
    });

    it('finds it again by its mark when the memory is gone, and opens another for another environment', async (t) => {
      const { standIn, declared } = await open(t);
      await openTickets([blocker()], declared, NOTHING_REMEMBERED, OCCASION);
      const again = await openTickets([blocker()], declared, NOTHING_REMEMBERED, LATER);
      assert.equal(standIn.tickets.length, 1);
      assert.ok(again.remembered.tickets[blocker().id]);
      await openTickets([blocker()], declared, NOTHING_REMEMBERED, { ...OCCASION, environment: 'uat' });
      assert.equal(standIn.tickets.length, 2);
    });

    it('says in a closed one that it fails again and reopens it, once for each closing', async (t) => {
      const { standIn, declared } = await open(t);
      const first = await openTickets([blocker()], declared, NOTHING_REMEMBERED, OCCASION);
      const [ticket] = standIn.tickets;
      assert.ok(ticket !== undefined);
      Object.assign(ticket, { closed: true, closedAt: '2026-11-20T08:31:16Z' });
      const second = await openTickets([blocker()], declared, first.remembered, LATER);
      assert.equal(ticket.closed, false);
      assert.match(String(ticket.comments), /the check fails again/);
      const shown = second.tickets.get(blocker().id);
      assert.equal(shown?.state, 'open');
      assert.equal(shown?.says, 'closed 1 h ago, but the check still fails: reopened');
      await openTickets([blocker()], declared, second.remembered, LATER);
      assert.equal(ticket.comments.length, 1);
      Object.assign(ticket, { closed: true, closedAt: '2026-11-20T09:00:00Z' });
      await openTickets([blocker()], declared, second.remembered, LATER);
      assert.equal(ticket.comments.length, 2);
    });
  });
}

test('where no transition leads back, it is said once, and not again each night', async (t) => {
  const { standIn, declared } = await jiraStandIn(t, { cloud: true, canReopen: false });
  let { remembered } = await openTickets([blocker()], declared, NOTHING_REMEMBERED, OCCASION);
  const [ticket] = standIn.tickets;
  assert.ok(ticket !== undefined);
  Object.assign(ticket, { closed: true, closedAt: '2026-11-20T08:00:00Z' });
  const said = await openTickets([blocker()], declared, remembered, LATER);
  assert.match(said.says.join(), /could not be reopened: no transition leads back from there/);
  remembered = rememberedTickets(JSON.stringify(said.remembered));
  const quiet = await openTickets([blocker()], declared, remembered, LATER);
  assert.deepEqual([ticket.comments.length, quiet.says], [1, []]);
  assert.equal(quiet.tickets.get(blocker().id)?.state, 'closed');
});

test('a remembered ticket that was deleted is looked for by its mark, then opened anew', async (t) => {
  const { standIn, declared } = await githubStandIn(t);
  const { remembered } = await openTickets([blocker()], declared, NOTHING_REMEMBERED, OCCASION);
  standIn.tickets.length = 0;
  await openTickets([blocker()], declared, remembered, LATER);
  assert.equal(standIn.tickets.length, 1);
});

test('opens none where it can’t tell whether there is one already', async (t) => {
  const { standIn, declared } = await githubStandIn(t);
  standIn.instead = ({ method }) => (method === 'GET' ? [503] : undefined);
  const { says, tickets } = await openTickets([blocker()], declared, NOTHING_REMEMBERED, OCCASION);
  assert.deepEqual(says, [`No ticket was opened for ${blocker().id}: it answers 503`]);
  assert.deepEqual([standIn.tickets.length, tickets.size], [0, 0]);
});

test('says why it was refused, without the token and without what the tracker wrote', async (t) => {
  const { standIn, declared } = await githubStandIn(t);
  standIn.instead = ({ method }) => (method === 'POST' ? [403, { message: `${TOKEN} <script>` }] : undefined);
  const { says } = await openTickets([blocker()], declared, NOTHING_REMEMBERED, OCCASION);
  assert.deepEqual(says, [`No ticket was opened for ${blocker().id}: the token may not do this`]);
});

test('opens twenty at most at once', async (t) => {
  const { standIn, declared } = await githubStandIn(t);
  const many = Array.from({ length: 23 }, (_, index) => blocker({ id: `job/${index}/ran` }));
  const { says } = await openTickets(many, declared, NOTHING_REMEMBERED, OCCASION);
  assert.equal(standIn.tickets.length, 20);
  assert.equal(says.at(-1), '3 more blockers got no ticket: 20 are opened at most');
});

test('a memory that is no memory is none', () => {
  for (const text of [null, '', '{', '[]', '{"tickets":{"a":{"url":"javascript:1","reference":"1"}}}']) {
    assert.deepEqual(rememberedTickets(text), NOTHING_REMEMBERED);
  }
});
