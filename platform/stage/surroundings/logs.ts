import { Hono, type MiddlewareHandler } from 'hono';
import type { PartName } from '../parts.ts';
import type { ServiceLogs } from '../service-logs.ts';

const SHORTEST_ID = 8;

/** Where the parts' logs are searched together: `GET /logs?correlationId=` gives the lines that bear it. */
export function logsRoute(logs: ServiceLogs, uncollected: readonly PartName[], guard: MiddlewareHandler): Hono {
  const routes = new Hono();
  routes.get('/logs', guard, (context) => {
    const { correlationId = '', service } = context.req.query();
    if (correlationId.length < SHORTEST_ID) {
      return context.json({ title: `name a correlationId of ${SHORTEST_ID} characters or more` }, 400);
    }
    const found = logs
      .find(correlationId)
      .filter(({ part }) => !uncollected.some((name) => name === part) && (service ?? part) === part);
    return context.json({ lines: found });
  });
  return routes;
}
