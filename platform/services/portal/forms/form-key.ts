import { createHash } from 'node:crypto';
import type { Typed } from './check-form.ts';

/** The hidden field that tells one opened form from another. */
export const FORM_KEY = 'formKey';

/**
 * The idempotency key of what was sent with a form: sent twice with the same values it is the same request, sent
 * again with others it is a new one.
 */
export function idempotencyKeyOf(typed: Typed): string {
  const entries = Object.entries(typed).sort(([one], [other]) => one.localeCompare(other));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}
