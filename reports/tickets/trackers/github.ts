import { z } from 'zod';
import type { Secret } from '../../../support/secret.ts';
import { openTracker } from '../ask.ts';
import { moment } from '../moment.ts';
import { markdownOf } from '../ticket-text.ts';
import { bestOf, type KeptTicket, mapped, type Tracker } from '../tracker.ts';

/** Longest title and text that GitHub takes. */
const LONGEST = { title: 256, text: 65_536 };

const issueSchema = z.object({
  number: z.int(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  body: z.string().nullish(),
  created_at: moment,
  closed_at: moment.nullish(),
  assignees: z.array(z.object({ login: z.string() })).nullish(),
});
const foundSchema = z.object({ items: z.array(issueSchema) });

interface Place {
  api: string;
  /** Where its pages are. */
  web: string;
  repository: string;
  token: Secret | undefined;
  signal?: AbortSignal | undefined;
}

/** The issues of a repository at GitHub: https://docs.github.com/rest/issues/issues. */
export function githubTracker({ api, web, repository, token, signal }: Place): Tracker {
  const headers = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
  };
  const ask = openTracker(headers, token !== undefined, signal);
  const issues = `${api}/repos/${repository}/issues`;
  const kept = (issue: z.output<typeof issueSchema>): KeptTicket => ({
    reference: String(issue.number),
    url: `${web}/${repository}/issues/${issue.number}`,
    title: issue.title,
    state: issue.state,
    openedAt: issue.created_at,
    closedAt: issue.closed_at ?? null,
    assignee: issue.assignees?.map(({ login }) => login).join(', ') || null,
  });
  const marked = (all: z.output<typeof issueSchema>[], mark: string) =>
    bestOf(all.filter(({ body }) => body?.includes(mark) === true).map(kept));

  return {
    async read(reference) {
      return mapped(await ask({ method: 'GET', url: `${issues}/${reference}` }, issueSchema), kept);
    },
    /** In the list, which is never late, by its label; in the search, which is, where nobody was let set the label. */
    async find(mark) {
      const url = `${issues}?labels=rehearse&state=all&per_page=100`;
      const listed = await ask({ method: 'GET', url }, z.array(issueSchema));
      if (!listed.got) return listed;
      const found = marked(listed.value, mark);
      if (found !== null) return { got: true, value: found };
      const query = encodeURIComponent(`${mark} in:body repo:${repository} is:issue`);
      const searched = await ask({ method: 'GET', url: `${api}/search/issues?q=${query}` }, foundSchema);
      return mapped(searched, ({ items }) => marked(items, mark));
    },
    async open(text) {
      const json = {
        title: text.title.slice(0, LONGEST.title),
        body: markdownOf(text, LONGEST.text),
        labels: ['rehearse'],
      };
      return mapped(await ask({ method: 'POST', url: issues, json }, issueSchema), kept);
    },
    comment: (reference, text) =>
      ask(
        { method: 'POST', url: `${issues}/${reference}/comments`, json: { body: markdownOf(text, LONGEST.text) } },
        z.unknown(),
      ),
    reopen: (reference) =>
      ask(
        { method: 'PATCH', url: `${issues}/${reference}`, json: { state: 'open', state_reason: 'reopened' } },
        z.unknown(),
      ),
  };
}
