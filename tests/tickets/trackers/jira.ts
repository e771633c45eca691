import type { TestContext } from 'node:test';
import { z } from 'zod';
import { type Stood, standIn, stood } from '../stand-in.ts';
import { commented, reopened, type StoodTracker, TOKEN, ticketAt, token } from '../stood-tracker.ts';

const labels = z.array(z.string().min(1));

interface JiraOptions {
  cloud: boolean;
  /** Whether the project's form has labels. */
  withLabels?: boolean;
  /** Whether its workflow leads back from done. */
  canReopen?: boolean;
}

/** Jira: summaries of one line, a search that is elsewhere at Cloud and Data Center, and states that only transitions change. */
export async function jiraStandIn(
  t: TestContext,
  { cloud, withLabels = true, canReopen = true }: JiraOptions,
): Promise<StoodTracker> {
  const rest = '/rest/api/2';
  const wanted = cloud ? `Basic ${Buffer.from(`bot@acme.test:${TOKEN}`).toString('base64')}` : `Bearer ${TOKEN}`;
  const status = (closed: boolean) => ({
    name: closed ? 'Done' : 'To Do',
    statusCategory: { key: closed ? 'done' : 'new' },
  });
  // Jira writes the offset without a colon.
  const time = (iso: string | null) => iso?.replace('Z', '.000+0000') ?? null;
  const shown = (ticket: Stood) => ({
    id: String(10_000 + ticket.number),
    key: `SHOP-${ticket.number}`,
    fields: {
      summary: ticket.title,
      status: status(ticket.closed),
      created: time(ticket.openedAt),
      resolutiondate: time(ticket.closedAt),
      assignee: ticket.assignee === null ? null : { displayName: ticket.assignee },
    },
  });
  const issue = z.strictObject({
    fields: z.strictObject({
      project: z.strictObject({ key: z.literal('SHOP') }),
      issuetype: z.strictObject({ name: z.literal('Bug') }),
      summary: z
        .string()
        .min(1)
        .max(255)
        .regex(/^[^\r\n]+$/),
      description: z.string().max(32_767),
      ...(withLabels ? { labels: z.array(z.string().regex(/^\S+$/)).optional() } : {}),
    }),
  });
  const made = await standIn(t, (asked, its) => {
    const { method, path, query } = asked;
    if (asked.headers.authorization !== wanted) return [401];
    if (path === `${rest}/search` && cloud) return [410];
    if (path === `${rest}/search${cloud ? '/jql' : ''}`) {
      const word = /labels = "(\w+)"/.exec(query.get('jql') ?? '')?.[1] ?? '';
      return [
        200,
        { issues: its.tickets.filter(({ labels: its, text }) => its.includes(word) || text.includes(word)).map(shown) },
      ];
    }
    if (path === `${rest}/issue` && method === 'POST') {
      const parsed = issue.safeParse(asked.json);
      if (!parsed.success) return [400];
      const { summary, description, labels: given } = parsed.data.fields;
      const labelled = labels.safeParse(given);
      const ticket = stood(its, { title: summary, text: description, labels: labelled.success ? labelled.data : [] });
      return [201, { id: '1', key: shown(ticket).key, self: `${its.url}${rest}/issue/1` }];
    }
    const about = ticketAt(path, /\/issue\/SHOP-(\d+)/, its);
    if (about === undefined) return [404];
    if (path.endsWith('/comment')) return commented(about, z.strictObject({ body: z.string().max(32_767) }), asked);
    if (!path.endsWith('/transitions')) return [200, shown(about)];
    const ways = [
      { id: '31', name: 'Archive', to: status(true) },
      ...(canReopen ? [{ id: '11', name: 'Back to the start', to: status(false) }] : []),
    ];
    if (method === 'GET') return [200, { transitions: ways }];
    if (!z.strictObject({ transition: z.strictObject({ id: z.literal('11') }) }).safeParse(asked.json).success)
      return [400];
    reopened(about);
    return [204];
  });
  const email = cloud ? { email: 'bot@acme.test' } : {};
  return {
    standIn: made,
    declared: { kind: 'jira', url: made.url, project: 'SHOP', token: token(), issueType: 'Bug', ...email },
    addressOf: ({ number }) => `${made.url}/browse/SHOP-${number}`,
  };
}
