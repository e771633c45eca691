import { Problem, Problems } from '../../support/problem.ts';
import type { Secret } from '../../support/secret.ts';
import { webhookKey } from '../../support/webhook-signature.ts';

/** Where the platform wants to be called, and what the calls are signed with: `whsec_` and a key in base64. */
export interface CallbackTarget {
  readonly url: string;
  readonly secret: Secret;
}

/** The address and the key of a target. Throws Problems that name everything that is wrong with it. */
export function readTarget({ url, secret }: CallbackTarget): { url: URL; key: Buffer } {
  const address = URL.parse(url);
  const key = webhookKey(secret.reveal());
  const why = whyNoAddress(address);
  const problems: Problem[] = [];
  if (why !== undefined) {
    problems.push(
      new Problem('The bank can’t call the platform back', why, 'give an address such as http://host/path'),
    );
  }
  if (key === undefined) {
    problems.push(
      new Problem(
        'Callbacks can’t be signed',
        `${secret.name} is not whsec_ followed by 24 to 64 bytes in base64`,
        'give the bank and the platform the same such secret',
      ),
    );
  }
  if (address === null || key === undefined || problems.length > 0) {
    throw new Problems('Callbacks are not configured', problems);
  }
  return { url: address, key };
}

function whyNoAddress(address: URL | null): string | undefined {
  if (address === null || !/^https?:$/.test(address.protocol)) return 'its address is not one of http or https';
  return address.username === '' && address.password === '' ? undefined : 'its address holds a user or a password';
}
