import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { systemClock } from '../../support/clock.ts';
import type { RunShelf } from './run-shelf.ts';

/** How often it is looked for new runs while somebody has a list open: soon enough for a person, and little work. */
const LOOKED_EVERY_MS = 1000;

/**
 * A stream of server-sent events: `changed` whenever a run came, ended or went since what the page shows, until the page goes
 * or the server stops.
 */
export function followShelf(context: Context, shelf: RunShelf, stopping: AbortSignal): Response {
  return streamSSE(context, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    const over = AbortSignal.any([left.signal, stopping]);
    let known = Number(context.req.query('since'));
    while (!over.aborted) {
      const { version } = await shelf.look();
      if (version !== known) await stream.writeSSE({ event: 'changed', data: '' });
      known = version;
      await systemClock.pause(LOOKED_EVERY_MS, over).catch(() => undefined);
    }
  });
}
