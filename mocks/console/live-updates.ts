import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { DoorContext } from '../access/door.ts';
import type { BankDoors } from '../control/bank-doors.ts';
import type { Changes } from '../control/changes.ts';

/** A page is told no more often than this: it asks for itself anew each time. */
const LEAST_BETWEEN_MS = 400;
/** And at least this often: states that time alone changes are in no journal until somebody looks. */
const MOST_BETWEEN_MS = 5_000;

export interface LiveOptions {
  readonly doors: Pick<BankDoors, 'journal' | 'clocks'>;
  readonly changes: Changes;
  readonly stopping: AbortSignal;
}

/** A stream of server-sent events, one whenever a page may have changed, until the page goes or the bank stops. */
export function liveUpdates(context: Context<DoorContext>, { doors, changes, stopping }: LiveOptions): Response {
  return streamSSE(context, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    const closing = AbortSignal.any([left.signal, stopping]);
    // No entry has this resource: what comes back is how far the journal reaches.
    let seen = { sequence: doors.journal.read({ resource: '' }).nextSequence, changes: changes.count };
    while (!closing.aborted) {
      await stream.writeSSE({ event: 'changed', data: '' });
      await doors.clocks.base.pause(LEAST_BETWEEN_MS, closing).catch(() => undefined);
      seen = await nextChange(seen);
    }

    async function nextChange({ sequence, changes: known }: typeof seen): Promise<typeof seen> {
      const over = new AbortController();
      const until = AbortSignal.any([closing, over.signal, AbortSignal.timeout(MOST_BETWEEN_MS)]);
      const entries = doors.journal.readWhenThere({ after: sequence }, until);
      await Promise.race([entries, changes.moreThan(known, until)]);
      over.abort();
      return { changes: changes.count, sequence: (await entries).nextSequence };
    }
  });
}
