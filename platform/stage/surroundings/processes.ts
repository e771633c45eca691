import { Hono, type MiddlewareHandler } from 'hono';
import type { ListedProcess } from '../process-list.ts';

/**
 * What a platform's own supervisor (systemd, Kubernetes) would say of its processes, and no process can say of itself
 * once it has ended.
 */
export function processesRoute(list: () => readonly ListedProcess[], guard: MiddlewareHandler): Hono {
  const routes = new Hono();
  routes.get('/processes', guard, (context) => context.json({ processes: list() }));
  routes.all('/processes', (context) => context.json({ title: '/processes can only be read' }, 405, { allow: 'GET' }));
  return routes;
}
