import type { TestContext } from 'node:test';
import { z } from 'zod';
import { type StandIn, type Stood, standIn, stood } from '../stand-in.ts';
import { commented, reopened, type StoodTracker, TOKEN, ticketAt, token } from '../stood-tracker.ts';

const labels = z.array(z.string().min(1));
const githubIssue = z.strictObject({
  title: z.string().min(1).max(256),
  body: z.string().max(65_536).optional(),
  labels: labels.optional(),
});

/** GitHub: refuses whoever has no user agent, drops labels of who may not set them, and hides what is private as not there. */
export async function githubStandIn(t: TestContext, maySetLabels = true): Promise<StoodTracker> {
  const shown = (made: StandIn, ticket: Stood) => ({
    number: ticket.number,
    title: ticket.title,
    body: ticket.text,
    state: ticket.closed ? 'closed' : 'open',
    html_url: `${made.url}/acme/shop/issues/${ticket.number}`,
    created_at: ticket.openedAt,
    closed_at: ticket.closedAt,
    labels: ticket.labels.map((name) => ({ name })),
    assignees: ticket.assignee === null ? [] : [{ login: ticket.assignee }],
  });
  const made = await standIn(t, (asked, its) => {
    const { method, path, query, headers } = asked;
    if (headers['user-agent'] === undefined) return [403];
    if (headers['x-github-api-version'] !== '2022-11-28') return [400];
    if (headers.authorization !== `Bearer ${TOKEN}`) return [404];
    const about = ticketAt(path, /^\/repos\/acme\/shop\/issues\/(\d+)/, its);
    if (method === 'GET' && path === '/repos/acme/shop/issues') {
      const wanted = its.tickets.filter((ticket) => ticket.labels.includes(query.get('labels') ?? ''));
      return [200, query.get('state') === 'all' ? wanted.map((ticket) => shown(its, ticket)) : []];
    }
    if (method === 'GET' && path === '/search/issues') {
      const [word = '', ...terms] = query.get('q')?.split(' ') ?? [];
      if (!terms.includes('repo:acme/shop') || !terms.includes('is:issue')) return [422];
      const found = its.tickets.filter(({ text }) => text.includes(word)).map((ticket) => shown(its, ticket));
      return [200, { total_count: found.length, incomplete_results: false, items: found }];
    }
    if (method === 'POST' && path === '/repos/acme/shop/issues') {
      const parsed = githubIssue.safeParse(asked.json);
      if (!parsed.success) return [422];
      const { title, body = '', labels: wanted = [] } = parsed.data;
      return [201, shown(its, stood(its, { title, text: body, labels: maySetLabels ? wanted : [] }))];
    }
    if (about === undefined) return [404];
    if (method === 'GET') return [200, shown(its, about)];
    if (method === 'POST' && path.endsWith('/comments'))
      return commented(about, z.strictObject({ body: z.string() }), asked);
    const change = z
      .strictObject({ state: z.literal('open'), state_reason: z.literal('reopened') })
      .safeParse(asked.json);
    if (method !== 'PATCH' || !change.success) return [422];
    reopened(about);
    return [200, shown(its, about)];
  });
  return {
    standIn: made,
    declared: { kind: 'github', repository: 'acme/shop', token: token(), api: made.url },
    addressOf: ({ number }) => `${made.url}/acme/shop/issues/${number}`,
  };
}
