import { Hono } from 'hono';
import { isoTime } from '../../support/clock.ts';
import { parseDuration } from '../../support/duration.ts';
import { readJsonBody } from '../body.ts';
import { invalidResponse } from '../problem-response.ts';
import type { BankDoors } from './bank-doors.ts';
import type { Changes } from './changes.ts';
import { clockSchema, scopeSchema } from './orders.ts';
import { readQuery } from './read-order.ts';

const LATEST = Date.parse('9999-12-31T00:00:00Z');

/** The bank's time, as a run sees it or as everybody does: it can be moved on and taken back. */
export function clockApi({ clocks }: BankDoors, changes: Changes): Hono {
  const api = new Hono();
  const timeOf = (run: string | null) => {
    // Twice the machine's time: it may pass between the two, so the difference is rounded to seconds.
    const now = clocks.now(run);
    return { now: isoTime(now), movedOnMs: Math.round((now - clocks.base.now()) / 1000) * 1000 };
  };

  api.get('/', (context) => {
    const query = readQuery(context.req.query(), scopeSchema);
    return query.ok ? context.json(timeOf(query.value.run ?? null)) : query.refusal;
  });

  api.post('/', async (context) => {
    const body = await readJsonBody(context.req.raw, clockSchema);
    if (!body.ok) return body.refusal;
    const { advance, run = null } = body.value;
    const milliseconds = parseDuration(advance);
    if (milliseconds === undefined) return refused('must be a duration, such as 90s, 20m or 2h');
    if (clocks.now(run) + milliseconds > LATEST) return refused('goes beyond the year 9999');
    clocks.advance(run, milliseconds);
    changes.announce();
    return context.json(timeOf(run));
  });

  api.delete('/', (context) => {
    const query = readQuery(context.req.query(), scopeSchema);
    if (!query.ok) return query.refusal;
    const { run = null } = query.value;
    clocks.restore(run);
    changes.announce();
    return context.json(timeOf(run));
  });

  return api;
}

function refused(detail: string): Response {
  return invalidResponse([{ pointer: '#/advance', detail }]);
}
