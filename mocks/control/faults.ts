import { Hono } from 'hono';
import { readJsonBody } from '../body.ts';
import type { BankDoors } from './bank-doors.ts';
import type { Changes } from './changes.ts';
import { faultOrderSchema, scopeSchema } from './orders.ts';
import { attempt, readQuery } from './read-order.ts';

/** What goes wrong with the bank on purpose: for a run, or for everybody. */
export function faultsApi({ faults }: BankDoors, changes: Changes): Hono {
  const api = new Hono();

  api.get('/', (context) => {
    const query = readQuery(context.req.query(), scopeSchema);
    return query.ok ? context.json({ faults: faults.list(query.value.run ?? null) }) : query.refusal;
  });

  api.post('/', async (context) => {
    const body = await readJsonBody(context.req.raw, faultOrderSchema);
    if (!body.ok) return body.refusal;
    const { fault, run = null } = body.value;
    return attempt(() => {
      const id = faults.inject(fault, run);
      changes.announce();
      return context.json({ id }, 201);
    });
  });

  api.delete('/', (context) => {
    const query = readQuery(context.req.query(), scopeSchema);
    if (!query.ok) return query.refusal;
    faults.clear(query.value.run ?? null);
    changes.announce();
    return context.body(null, 204);
  });

  api.delete('/:id', (context) => {
    faults.remove(context.req.param('id'));
    changes.announce();
    return context.body(null, 204);
  });

  return api;
}
