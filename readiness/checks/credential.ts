import { z } from 'zod';
import { type Check, fail, pass, unknown } from '../check.ts';
import { reachableId } from '../finding-ids.ts';

const tokenSchema = z.object({ access_token: z.string().min(1), scope: z.string().optional() });

/** Does the bank's credential really work? A token is asked for with it, and thrown away. */
export const credential: Check = {
  name: 'credential',
  questions: ({ bank }) => [
    {
      id: 'credential/bank',
      subject: 'bank',
      owner: bank.owner,
      expected: `a token for ${bank.credential.scope}`,
      source: `${bank.url}${bank.credential.tokenPath}`,
      async ask(sources) {
        const reachable = await sources.bank();
        if (!reachable.answered || reachable.status >= 500) {
          return unknown('not known: the bank does not answer', 'get the bank to answer first', reachableId('bank'));
        }
        const reply = await sources.token();
        if (!reply.answered) return unknown(`no answer: ${reply.reason}`, 'try again');
        if (reply.status >= 500) return unknown(`the bank answers ${reply.status}`, 'ask the bank what is wrong');
        if (reply.status !== 200) {
          return fail(
            `the bank refuses the credential (${reply.status})`,
            'ask the bank for a working credential and set BANK_CLIENT_ID and BANK_CLIENT_SECRET',
          );
        }
        const token = tokenSchema.safeParse(reply.body);
        if (!token.success) return fail('the answer holds no token', 'ask the bank what changed');
        const missing = scopesMissing(bank.credential.scope, token.data.scope);
        if (missing.length > 0) return fail(`a token without ${missing.join(', ')}`, 'ask the bank for these scopes');
        return pass(`a token for ${token.data.scope ?? bank.credential.scope}`);
      },
    },
  ],
};

/** RFC 6749, 5.1: an answer without scope grants what was asked for. */
function scopesMissing(asked: string, granted: string | undefined): string[] {
  const given = new Set((granted ?? asked).split(' '));
  return asked.split(' ').filter((scope) => !given.has(scope));
}
