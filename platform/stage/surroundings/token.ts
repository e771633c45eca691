import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** Lets through who shows the token, as `Bearer` or, as some hosts of repositories have it, `token`. */
export function demandToken(token: string): MiddlewareHandler {
  const expected = digest(token);
  return async (context, next) => {
    const [, shown = ''] = /^(?:bearer|token) +(\S+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
    // Digests are of one length, so that the time it takes tells nothing of the token.
    if (timingSafeEqual(digest(shown), expected)) return next();
    context.header('www-authenticate', 'Bearer');
    return context.json({ title: 'the operations token is needed' }, 401);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
