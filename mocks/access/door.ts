import type { IncomingMessage } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import type { Doorkeeper } from './doorkeeper.ts';
import { notLocal } from './local-only.ts';
import { tokenNeeded, tooManyAttempts } from './refusals.ts';

/** What a door knows of a call besides the request: who is at the other end. */
export interface DoorContext {
  Bindings: { incoming: IncomingMessage };
}

/** Where a call comes from. Behind a proxy that is the proxy. */
export function addressOf(context: Context<DoorContext>): string {
  return context.env.incoming.socket.remoteAddress ?? 'unknown';
}

/** Lets calls to the control API through that come from this machine, or that carry the token. */
export function controlDoor(keeper: Doorkeeper): MiddlewareHandler<DoorContext> {
  return async (context, next) => {
    if (keeper.needs === 'this-machine') {
      if (keeper.isLocal(context.env.incoming)) return next();
      return notLocal();
    }
    const [, token] = /^Bearer +(.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
    const judged = keeper.judge(token, addressOf(context));
    if (judged.verdict === 'right') return next();
    return judged.verdict === 'too-many' ? tooManyAttempts(judged.retryAfterSeconds) : tokenNeeded();
  };
}
