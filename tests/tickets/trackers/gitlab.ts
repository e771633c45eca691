import type { TestContext } from 'node:test';
import { z } from 'zod';
import { type StandIn, type Stood, standIn, stood } from '../stand-in.ts';
import { commented, reopened, type StoodTracker, TOKEN, ticketAt, token } from '../stood-tracker.ts';

const gitlabIssue = z.strictObject({
  title: z.string().min(1).max(255),
  description: z.string().optional(),
  labels: z.string().optional(),
});

/** GitLab: takes labels as one text, and lets nobody write without a token. */
export async function gitlabStandIn(t: TestContext): Promise<StoodTracker> {
  const root = '/api/v4/projects/acme%2Fweb%2Fshop/issues';
  const shown = (made: StandIn, ticket: Stood) => ({
    iid: ticket.number,
    title: ticket.title,
    description: ticket.text,
    state: ticket.closed ? 'closed' : 'opened',
    web_url: `${made.url}/acme/web/shop/-/issues/${ticket.number}`,
    created_at: ticket.openedAt,
    closed_at: ticket.closedAt,
    labels: ticket.labels,
    assignees: ticket.assignee === null ? [] : [{ username: ticket.assignee }],
  });
  const made = await standIn(t, (asked, its) => {
    const { method, path, query } = asked;
    if (asked.headers['private-token'] !== TOKEN) return [method === 'GET' ? 404 : 401];
    if (!path.startsWith(root)) return [404];
    const about = ticketAt(path.slice(root.length), /^\/(\d+)/, its);
    if (path === root && method === 'GET') {
      const word = query.get('search') ?? '';
      return [200, its.tickets.filter(({ text }) => text.includes(word)).map((ticket) => shown(its, ticket))];
    }
    if (path === root && method === 'POST') {
      const parsed = gitlabIssue.safeParse(asked.json);
      if (!parsed.success) return [400];
      const { title, description = '', labels: wanted = '' } = parsed.data;
      return [201, shown(its, stood(its, { title, text: description, labels: wanted.split(',') }))];
    }
    if (about === undefined) return [404];
    if (method === 'GET') return [200, shown(its, about)];
    if (method === 'POST' && path.endsWith('/notes'))
      return commented(about, z.strictObject({ body: z.string() }), asked);
    if (method !== 'PUT' || !z.strictObject({ state_event: z.literal('reopen') }).safeParse(asked.json).success)
      return [400];
    reopened(about);
    return [200, shown(its, about)];
  });
  return {
    standIn: made,
    declared: { kind: 'gitlab', project: 'acme/web/shop', token: token(), api: `${made.url}/api/v4` },
    addressOf: ({ number }) => `${made.url}/acme/web/shop/-/issues/${number}`,
  };
}
