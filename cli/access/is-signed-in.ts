import type { Environment } from '../../model/environment.ts';
import { openRound } from '../../readiness/round.ts';
import { systemClock } from '../../support/clock.ts';
import { readState } from '../../support/signed-in-state.ts';

/**
 * Whether the state that is kept opens the entrance: `null` where it does, otherwise why not. Nothing that the entrance answers is
 * quoted.
 */
export async function isSignedIn(environment: Environment, project: string): Promise<string | null> {
  const { access, name, services, entrance } = environment;
  if (access?.signIn === undefined) return null;
  const { person, lastsFor, signedInWhen } = access.signIn;
  if (readState({ project, environment: name, person }, lastsFor, systemClock.now()) === null)
    return 'nobody is signed in';
  const url = new URL(signedInWhen.path, services[entrance]?.url).href;
  using round = openRound(environment, { project });
  const reply = await round.sources.ask({ url, headers: { accept: 'text/html, */*;q=0.1' } });
  if (!reply.answered) return `${url} does not answer: ${reply.reason}`;
  if (reply.status !== 200) return `${url} answers ${reply.status}`;
  const { text } = signedInWhen;
  return text === undefined || reply.text.includes(text) ? null : `${url} does not show ${JSON.stringify(text)}`;
}
