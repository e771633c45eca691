import { Hono } from 'hono';
import { readJsonBody } from '../body.ts';
import { invalidResponse } from '../problem-response.ts';
import type { BankDoors } from './bank-doors.ts';
import type { Changes } from './changes.ts';
import { scopeSchema, versionSchema } from './orders.ts';
import { readQuery } from './read-order.ts';

/** Which version the bank speaks where a call names none: for a run, or for everybody. */
export function versionsApi({ servedVersions, versions }: BankDoors, changes: Changes): Hono {
  const api = new Hono();
  const spoken = (run: string | null) => ({ served: [...servedVersions], current: versions.current(run) });

  api.get('/', (context) => {
    const query = readQuery(context.req.query(), scopeSchema);
    return query.ok ? context.json(spoken(query.value.run ?? null)) : query.refusal;
  });

  api.put('/', async (context) => {
    const body = await readJsonBody(context.req.raw, versionSchema);
    if (!body.ok) return body.refusal;
    const { version, run = null } = body.value;
    if (!servedVersions.includes(version)) {
      const detail = `must be one that is served: ${servedVersions.join(', ')}`;
      return invalidResponse([{ pointer: '#/version', detail }]);
    }
    versions.switchTo(version, run);
    changes.announce();
    return context.json(spoken(run));
  });

  api.delete('/', (context) => {
    const query = readQuery(context.req.query(), scopeSchema);
    if (!query.ok) return query.refusal;
    const { run = null } = query.value;
    versions.restore(run);
    changes.announce();
    return context.json(spoken(run));
  });

  return api;
}
