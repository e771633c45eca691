import { z } from 'zod';

/** A field for a line of text. `what` is what it is called in the message about its length. */
export function textField(missing: string, what: string, longest: number) {
  return z.string().min(1, missing).max(longest, `${what} can have at most ${longest} characters`);
}
