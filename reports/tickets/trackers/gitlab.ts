import { z } from 'zod';
import type { Secret } from '../../../support/secret.ts';
import { openTracker } from '../ask.ts';
import { moment } from '../moment.ts';
import { markdownOf } from '../ticket-text.ts';
import { bestOf, type KeptTicket, mapped, type Tracker } from '../tracker.ts';

/** Longest title and text that GitLab takes. */
const LONGEST = { title: 255, text: 1_048_576 };

const issueSchema = z.object({
  iid: z.int(),
  title: z.string(),
  state: z.enum(['opened', 'closed']),
  description: z.string().nullish(),
  web_url: z.string().nullish(),
  created_at: moment,
  closed_at: moment.nullish(),
  assignees: z.array(z.object({ username: z.string() })).nullish(),
});

interface Place {
  api: string;
  /** Where its pages are. */
  web: string;
  /** Its path, or its number. */
  project: string;
  token: Secret | undefined;
  signal?: AbortSignal | undefined;
}

/** The issues of a project at GitLab: https://docs.gitlab.com/api/issues/. */
export function gitlabTracker({ api, web, project, token, signal }: Place): Tracker {
  const headers = token === undefined ? {} : { 'private-token': token.reveal() };
  const ask = openTracker(headers, token !== undefined, signal);
  const issues = `${api}/projects/${encodeURIComponent(project)}/issues`;
  const pageOf = ({ iid, web_url }: z.output<typeof issueSchema>) => {
    const told = URL.parse(web_url ?? '')?.href;
    return told?.startsWith(`${web}/`) ? told : `${web}/${project}/-/issues/${iid}`;
  };
  const kept = (issue: z.output<typeof issueSchema>): KeptTicket => ({
    reference: String(issue.iid),
    url: pageOf(issue),
    title: issue.title,
    state: issue.state === 'opened' ? 'open' : 'closed',
    openedAt: issue.created_at,
    closedAt: issue.closed_at ?? null,
    assignee: issue.assignees?.map(({ username }) => username).join(', ') || null,
  });

  return {
    async read(reference) {
      return mapped(await ask({ method: 'GET', url: `${issues}/${reference}` }, issueSchema), kept);
    },
    async find(mark) {
      const url = `${issues}?search=${mark}&in=description&scope=all&per_page=100`;
      const found = await ask({ method: 'GET', url }, z.array(issueSchema));
      return mapped(found, (all) => bestOf(all.filter(({ description }) => description?.includes(mark)).map(kept)));
    },
    async open(text) {
      const json = {
        title: text.title.slice(0, LONGEST.title),
        description: markdownOf(text, LONGEST.text),
        labels: 'rehearse',
      };
      return mapped(await ask({ method: 'POST', url: issues, json }, issueSchema), kept);
    },
    comment: (reference, text) =>
      ask(
        { method: 'POST', url: `${issues}/${reference}/notes`, json: { body: markdownOf(text, LONGEST.text) } },
        z.unknown(),
      ),
    reopen: (reference) =>
      ask({ method: 'PUT', url: `${issues}/${reference}`, json: { state_event: 'reopen' } }, z.unknown()),
  };
}
