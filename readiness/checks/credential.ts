import { z } from 'zod';
import type { Bank } from '../../model/environment.ts';
import { type Answer, type Check, fail, following, pass, unknown } from '../check.ts';
import { bankContractId, bankCredentialId, reachableId } from '../finding-ids.ts';
import { joinUrl } from '../sources/join-url.ts';
import type { Sources } from '../sources/sources.ts';
import { speaksOtherVersion } from './contract.ts';
import { endOfCredential } from './credential-end.ts';
import { isBankDown } from './down.ts';
import { endsTooSoon } from './still-valid.ts';

const tokenSchema = z.object({ access_token: z.string().min(1), scope: z.string().nullish() });
const errorSchema = z.object({ error: z.string() });

/** Does the bank take the platform's credential, and still at the end of the demo? A token is asked for and thrown away. */
export const credential: Check = {
  name: 'credential',
  questions: ({ bank }) =>
    bank === null
      ? []
      : [
          {
            id: bankCredentialId,
            subject: 'bank',
            owner: bank.owner,
            links: bank.links,
            expected: `a token for ${bank.credential.scope}, also at the end of the demo`,
            source: joinUrl(bank.url, bank.credential.tokenPath),
            ask: askCredential,
          },
        ],
};

/** What the bank makes of the credential. */
export async function askCredential(sources: Sources): Promise<Answer> {
  const { bank } = sources.environment;
  if (bank === null) return unknown('there is no bank', 'declare one');
  const [isDown, answer] = await Promise.all([isBankDown(sources), judgeToken(bank, sources)]);
  if (isDown) {
    const because = reachableId('bank');
    return unknown('not known: the bank does not answer', 'get the bank to answer first', { because });
  }
  if (answer.status === 'pass' || answer.status === 'warn') return answer;
  return { ...answer, ...following((await speaksOtherVersion(sources)) ? bankContractId : undefined) };
}

async function judgeToken(
  { credential: { scope, tokenPath, clientSecret, ...rest } }: Bank,
  sources: Sources,
): Promise<Answer> {
  const reply = await sources.token();
  if (!reply.answered) return unknown(`no answer: ${reply.reason}`, 'check again');
  if (reply.status >= 500 || reply.status === 429) {
    return unknown(`the bank answers ${reply.status}`, 'ask the bank what is wrong, and check again');
  }
  const renew = `ask the bank for a new credential and set ${clientSecret.name} wherever it is used`;
  const ends = endOfCredential({ clientSecret, ...rest }, reply.body);
  const soon = ends === undefined ? undefined : endsTooSoon('the credential', ends, renew, sources);
  const code = errorSchema.safeParse(reply.body).data?.error;
  if (code === 'invalid_scope') {
    return fail(`the bank does not grant ${scope} (${reply.status})`, `ask the bank for the scopes ${scope}`);
  }
  if ([400, 401, 403].includes(reply.status)) {
    if (soon?.status === 'fail')
      return { ...soon, observed: `the bank refuses the credential (${reply.status}): ${soon.observed}` };
    return fail(
      `the bank refuses the credential (${reply.status})`,
      `ask the bank for a working credential and set ${clientSecret.name} wherever it is used`,
    );
  }
  if (reply.status !== 200) {
    return fail(
      `the bank answers ${reply.status} where tokens are asked for`,
      `ask the bank where tokens are to be had, and correct ${tokenPath} in the definition`,
    );
  }
  const token = tokenSchema.safeParse(reply.body);
  if (!token.success) return fail('the answer holds no token', 'ask the bank what changed');
  const missing = scopesMissing(scope, token.data.scope ?? scope);
  if (missing.length > 0) {
    const lacking = missing.join(', ');
    return fail(`the bank grants a token, but without ${lacking}`, `ask the bank to grant ${lacking} as well`);
  }
  return soon ?? pass(`a token for ${scope}`);
}

function scopesMissing(asked: string, granted: string): string[] {
  const given = new Set(granted.split(' '));
  return asked.split(' ').filter((scope) => !given.has(scope));
}
