import { Hono } from 'hono';
import { z } from 'zod';
import type { Clock } from '../../support/clock.ts';
import { readJsonBody } from '../body.ts';
import { problemResponse } from '../problem-response.ts';
import { overrideAnswerSchema } from './override-call.ts';
import { OverrideChannel } from './override-channel.ts';
import type { Overrides } from './overrides.ts';

const LONGEST_WAIT_MS = 20_000;
const openSchema = z.strictObject({ run: z.string().min(1).nullable().default(null) });

/** The part of the control API by which a scenario's MSW handlers answer in the bank's place. */
export function overrideRoutes(overrides: Overrides, clock: Clock, stopping: AbortSignal): Hono {
  const routes = new Hono();

  routes.post('/', async (context) => {
    const body = await readJsonBody(context.req.raw, openSchema);
    if (!body.ok) return body.refusal;
    const channel = new OverrideChannel(body.value.run, clock);
    overrides.addChannel(channel);
    return context.json({ id: channel.id }, 201);
  });

  routes.get('/:id/calls', async (context) => {
    const channel = overrides.channel(context.req.param('id'));
    if (channel === undefined) return closed();
    const until = AbortSignal.any([AbortSignal.timeout(LONGEST_WAIT_MS), context.req.raw.signal, stopping]);
    return context.json({ calls: await channel.calls(until) });
  });

  routes.post('/:id/calls/:call', async (context) => {
    const channel = overrides.channel(context.req.param('id'));
    if (channel === undefined) return closed();
    const body = await readJsonBody(context.req.raw, overrideAnswerSchema);
    if (!body.ok) return body.refusal;
    channel.answered(context.req.param('call'), body.value);
    return context.body(null, 204);
  });

  routes.delete('/:id', (context) => {
    overrides.closeChannel(context.req.param('id'));
    return context.body(null, 204);
  });
  return routes;
}

function closed(): Response {
  return problemResponse({
    status: 404,
    kind: 'no-such-channel',
    title: 'There is no such channel of overrides',
    detail: 'It was closed, or the bank was started anew. Open another one.',
  });
}
