const PREFIX = 'whsec_';
/** As the Standard Webhooks specification has it, in bytes. */
const SHORTEST = 24;
const LONGEST = 64;

/** The key in a secret such as `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`; `undefined` for a text that is no such secret. */
export function webhookKey(secret: string): Buffer | undefined {
  if (!secret.startsWith(PREFIX)) return undefined;
  const encoded = secret.slice(PREFIX.length);
  const key = Buffer.from(encoded, 'base64');
  // Node skips what is not base64, and so would read a mistyped secret as another one.
  const isBase64 = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '');
  return isBase64 && key.length >= SHORTEST && key.length <= LONGEST ? key : undefined;
}
