import { z } from 'zod';
import type { Secret } from '../../../support/secret.ts';
import { type Answer, type AskTracker, openTracker } from '../ask.ts';
import { moment } from '../moment.ts';
import { wikiOf } from '../ticket-text.ts';
import { bestOf, type KeptTicket, mapped, type Tracker } from '../tracker.ts';

/** Longest summary and text that Jira takes. */
const LONGEST = { title: 255, text: 32_767 };
const FIELDS = 'summary,status,created,resolutiondate,assignee';

const keySchema = z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/i);
const statusSchema = z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }).nullish() });
const issueSchema = z.object({
  key: keySchema,
  fields: z.object({
    summary: z.string(),
    status: statusSchema,
    created: moment.nullish(),
    resolutiondate: moment.nullish(),
    assignee: z.object({ displayName: z.string() }).nullish(),
  }),
});
const foundSchema = z.object({ issues: z.array(issueSchema) });
const openedSchema = z.object({ key: keySchema });
const transitionsSchema = z.object({ transitions: z.array(z.object({ id: z.string(), to: statusSchema })) });

type JiraStatus = z.output<typeof statusSchema>;

interface Place {
  url: string;
  project: string;
  issueType: string;
  /** Whose the token is: with it a token of Jira Cloud, without it one of Jira Data Center. */
  email: string | undefined;
  token: Secret | undefined;
  signal?: AbortSignal | undefined;
}

/** A project in Jira, Cloud or Data Center: version 2 of the REST API, which both have. */
export function jiraTracker({ url: base, project, issueType, email, token, signal }: Place): Tracker {
  const ask = openTracker(credentials(email, token), token !== undefined, signal);
  const rest = `${base}/rest/api/2`;
  const kept = ({ key, fields }: z.output<typeof issueSchema>): KeptTicket => ({
    reference: key,
    url: `${base}/browse/${key}`,
    title: fields.summary,
    state: isDone(fields.status) ? 'closed' : 'open',
    openedAt: fields.created ?? null,
    closedAt: fields.resolutiondate ?? null,
    assignee: fields.assignee?.displayName ?? null,
  });
  const read = async (key: string) =>
    mapped(await ask({ method: 'GET', url: `${rest}/issue/${key}?fields=${FIELDS}` }, issueSchema), kept);

  return {
    read,
    async find(mark) {
      const jql = `project = "${project.replace(/["\\]/g, '')}" AND (labels = "${mark}" OR description ~ "${mark}")`;
      return mapped(await search(ask, rest, jql, email !== undefined), ({ issues }) => bestOf(issues.map(kept)));
    },
    async open(text) {
      const fields = {
        project: { key: project },
        issuetype: { name: issueType },
        summary: text.title.slice(0, LONGEST.title),
        description: wikiOf(text, LONGEST.text),
      };
      const labels = ['rehearse', text.mark];
      const labelled = await ask(
        { method: 'POST', url: `${rest}/issue`, json: { fields: { ...fields, labels } } },
        openedSchema,
      );
      // A project may have no labels on its form: then it takes none, and the mark in the text is what it is found by.
      const opened =
        labelled.got || labelled.status !== 400
          ? labelled
          : await ask({ method: 'POST', url: `${rest}/issue`, json: { fields } }, openedSchema);
      return mapped(opened, ({ key }) => ({
        reference: key,
        url: `${base}/browse/${key}`,
        title: fields.summary,
        state: 'open',
        openedAt: null,
        closedAt: null,
        assignee: null,
      }));
    },
    comment: (key, text) =>
      ask(
        { method: 'POST', url: `${rest}/issue/${key}/comment`, json: { body: wikiOf(text, LONGEST.text) } },
        z.unknown(),
      ),
    async reopen(key) {
      const url = `${rest}/issue/${key}/transitions`;
      const ways = await ask({ method: 'GET', url }, transitionsSchema);
      if (!ways.got) return ways;
      const way = wayBack(ways.value.transitions);
      if (way === undefined) return { got: false, status: 200, reason: 'no transition leads back from there' };
      return ask({ method: 'POST', url, json: { transition: { id: way } } }, z.unknown());
    },
  };
}

/** Where the search is: at Jira Cloud the address that Data Center has was taken away, and Data Center has no other. */
async function search(
  ask: AskTracker,
  rest: string,
  jql: string,
  isCloud: boolean,
): Promise<Answer<z.output<typeof foundSchema>>> {
  const query = `jql=${encodeURIComponent(jql)}&fields=${FIELDS}&maxResults=20`;
  const places = [`${rest}/search/jql`, `${rest}/search`];
  const [first = '', second = ''] = isCloud ? places : places.toReversed();
  const answer = await ask({ method: 'GET', url: `${first}?${query}` }, foundSchema);
  const isElsewhere = !answer.got && (answer.status === 404 || answer.status === 410);
  return isElsewhere ? ask({ method: 'GET', url: `${second}?${query}` }, foundSchema) : answer;
}

function credentials(email: string | undefined, token: Secret | undefined): Record<string, string> {
  if (token === undefined) return {};
  if (email === undefined) return { authorization: `Bearer ${token.reveal()}` };
  return { authorization: `Basic ${Buffer.from(`${email}:${token.reveal()}`).toString('base64')}` };
}

function isDone({ statusCategory }: JiraStatus): boolean {
  return statusCategory?.key === 'done';
}

/** The transition to where nobody has begun; otherwise one to where somebody works on it. */
function wayBack(transitions: z.output<typeof transitionsSchema>['transitions']): string | undefined {
  const open = transitions.filter(({ to }) => !isDone(to));
  return (open.find(({ to }) => to.statusCategory?.key === 'new') ?? open[0])?.id;
}
