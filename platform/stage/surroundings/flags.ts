import { Hono, type MiddlewareHandler } from 'hono';

/** Evaluates flags as the OpenFeature Remote Evaluation Protocol has it: the same for whoever is asked about. */
export function flagsRoute(flags: ReadonlyMap<string, boolean>, guard: MiddlewareHandler): Hono {
  const routes = new Hono();
  routes.post('/ofrep/v1/evaluate/flags/:key', guard, (context) => {
    const key = context.req.param('key');
    const value = flags.get(key);
    if (value === undefined) {
      return context.json({ key, errorCode: 'FLAG_NOT_FOUND', errorDetails: `there is no flag ${key}` }, 404);
    }
    return context.json({ key, value, reason: 'STATIC', variant: value ? 'on' : 'off', metadata: {} });
  });
  return routes;
}
