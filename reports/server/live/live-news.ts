import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { systemClock } from '../../../support/clock.ts';
import type { LiveRun } from './live-run.ts';

/** A run whose conductor was killed changes no file: it is looked at now and then all the same. */
const LOOKED_EVERY_MS = 3000;

/**
 * A stream of server-sent events: `changed` when more of a run was recorded, no more often than following it may cost, and
 * `ended` when its report is there, after which nothing comes. A run that is over is told as `ended` at once.
 */
export function tellNews(context: Context, run: LiveRun | undefined, stopping: AbortSignal): Response {
  return streamSSE(context, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    const over = AbortSignal.any([left.signal, stopping]);
    using _following = run?.followedBy();
    let known = 0;
    while (run !== undefined && !run.isOver && !over.aborted) {
      known = run.changes;
      await stream.writeSSE({ event: 'changed', data: '' });
      const soonest = systemClock.pause(run.pauseMs, AbortSignal.any([over, run.over])).catch(() => undefined);
      await run.moreChangesThan(known, AbortSignal.any([over, AbortSignal.timeout(LOOKED_EVERY_MS)]));
      await soonest;
    }
    if (!left.signal.aborted && (run === undefined || run.isOver)) await stream.writeSSE({ event: 'ended', data: '' });
  });
}
