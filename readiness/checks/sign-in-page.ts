import type { Environment } from '../../model/environment.ts';
import type { Reply } from '../sources/http.ts';

/** A field that people type their password into. */
const PASSWORD_FIELD = /<input\b[^>]*\btype\s*=\s*["']?password\b/i;

/**
 * Whether a page to sign in was answered instead of what was asked for. A public home page may well have such a field: there it
 * counts only where the environment says that one has to sign in.
 */
export function isSignInPage(reply: Reply, path: string, { access }: Pick<Environment, 'access'>): boolean {
  if (!reply.answered || reply.status >= 300) return false;
  if (path === '/' && access?.signIn === undefined) return false;
  return String(reply.headers['content-type'] ?? '').includes('html') && PASSWORD_FIELD.test(reply.text);
}
