import { z } from 'zod';
import { openEnvironment } from '../../environments/load.ts';
import { openRound } from '../../readiness/round.ts';
import { Problem } from '../../support/problem.ts';
import { rememberSecret } from '../../support/redact.ts';
import { Secret } from '../../support/secret.ts';

const VARIABLE = 'BANK_AUTHORIZATION';
const tokenSchema = z.object({ access_token: z.string().min(1) });

/**
 * The Authorization header for the live bank: the variable BANK_AUTHORIZATION, otherwise a token for the credential of an
 * environment, otherwise none. An environment's credential goes to its own bank only. Throws a Problem where it can't.
 */
export async function liveCredential(
  project: string,
  { against, env }: { against: string; env?: string | undefined },
): Promise<Secret | undefined> {
  const header = process.env[VARIABLE];
  if (header !== undefined && header !== '') return headerOf(VARIABLE, header);
  if (env === undefined) return undefined;
  const environment = (await openEnvironment(project, env)).load();
  if (environment.bank === null) {
    throw new Problem(
      `${env} has no credential for the live bank`,
      `environments/${env}.ts declares no bank`,
      `name another environment with --env, or set ${VARIABLE} to the Authorization header to send`,
    );
  }
  const bank = new URL(environment.bank.url).origin;
  if (new URL(against).origin !== bank) {
    throw new Problem(
      `The credential of ${env} is not for ${new URL(against).origin}`,
      `it was given out by ${bank}, and a token for it goes nowhere else`,
      `compare against ${bank}, or set ${VARIABLE} to the Authorization header to send`,
    );
  }
  using round = openRound(environment, { project });
  const reply = await round.sources.token();
  const token = reply.answered && reply.status === 200 ? tokenSchema.safeParse(reply.body) : undefined;
  if (token?.success) return headerOf('bank token', `Bearer ${token.data.access_token}`);
  const why = reply.answered ? `it answered ${reply.status}` : reply.reason;
  throw new Problem('The live bank gave no token', why, `check the credential: rehearse check --env ${env}`);
}

/** A header whose credential is a secret by itself too, should the bank send it back without the scheme. */
function headerOf(name: string, header: string): Secret {
  const [, ...credential] = header.split(' ');
  rememberSecret(name, credential.join(' '));
  return new Secret(name, header);
}
