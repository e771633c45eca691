import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY = randomBytes(32);

/** Whether two secrets are the same, in a time that tells nothing of where or in how many characters they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHmac('sha256', KEY).update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
