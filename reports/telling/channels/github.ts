import type { ChannelOf } from '../../../model/environment/telling.ts';
import type { Message } from '../../../model/message.ts';
import type { Outcome } from '../../../model/verdict.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Courier } from '../courier.ts';
import { type Remark, Undelivered } from '../undelivered.ts';

/** What GitHub takes of a status's description, in characters (https://docs.github.com/rest/commits/statuses). */
export const GITHUB_MOST_DESCRIPTION = 140;
const API_VERSION = '2022-11-28';
const STATES = { go: 'success', risk: 'success', 'no-go': 'failure', inconclusive: 'error' } as const satisfies Record<
  Outcome,
  string
>;

/** Sets the status of the commit that rehearsed: one for each environment, `rehearse/<environment>`. */
export async function tellGithub(
  { repository, token, api }: ChannelOf<'github'>,
  message: Message,
  courier: Courier,
): Promise<Remark> {
  const { commit } = message;
  if (commit === null) throw new Undelivered('no commit is known of this run');
  if (!/^[0-9a-f]{7,64}$/i.test(commit.id)) throw new Undelivered('what is known of the commit is no commit’s id');
  const changed = commit.dirty ? 'with changes that are not committed: ' : '';
  await courier.send(`${api.replace(/\/$/, '')}/repos/${repository}/statuses/${commit.id}`, {
    body: JSON.stringify({
      state: STATES[message.outcome],
      context: `rehearse/${onOneLine(message.environment, 60)}`,
      // Counted by GitHub in characters, of which none here is longer than one unit of what is counted here.
      description: onOneLine(`${message.outcome}: ${changed}${message.summary}`, GITHUB_MOST_DESCRIPTION - 1),
      ...(message.report.url === null ? {} : { target_url: message.report.url }),
    }),
    contentType: 'application/json; charset=utf-8',
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token.reveal()}`,
      'x-github-api-version': API_VERSION,
    },
  });
  return commit.dirty ? 'the commit was rehearsed with changes that are not committed' : null;
}
