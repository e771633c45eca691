import { z } from 'zod';
import type { Bank } from '../../model/environment.ts';
import { valueTraits } from '../../support/value-traits.ts';

/** RFC 7591: when the secret ends, in seconds since the epoch; 0 for never. */
const endSchema = z.object({ client_secret_expires_at: z.number().nonnegative() });

/**
 * When the credential ends, in epoch milliseconds: the earliest of what the definition says, the bank says with the
 * token, and the secret itself says where it is a JSON Web Token. `undefined` where nobody says. When the token ends
 * is another matter: a new one can be asked for.
 */
export function endOfCredential(
  { expiresAt, clientSecret }: Pick<Bank['credential'], 'expiresAt' | 'clientSecret'>,
  tokenAnswer: unknown,
): number | undefined {
  const seconds = endSchema.safeParse(tokenAnswer).data?.client_secret_expires_at ?? 0;
  const traits = valueTraits(clientSecret.reveal());
  const ends = [
    ...(expiresAt === undefined ? [] : [Date.parse(expiresAt)]),
    ...(seconds === 0 ? [] : [seconds * 1000]),
    ...(traits.expiresAt === null || !traits.shapes.includes('jwt') ? [] : [Date.parse(traits.expiresAt)]),
  ];
  return ends.length === 0 ? undefined : Math.min(...ends);
}
