import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { Problem } from '../../../support/problem.ts';
import type { Deployments } from '../deployment/deployments.ts';
import { deploymentOrderSchema } from '../deployment/order.ts';

/** A certificate or two. */
const LARGEST_ORDER_BYTES = 256 * 1024;

/** `POST /deployments` deploys onto the running platform, `GET /deployments` tells what was. No value is ever answered. */
export function deploymentsRoute(deployments: Deployments, guard: MiddlewareHandler): Hono {
  const routes = new Hono();
  const tooLarge = refused('The deployment is too large', `it has more than ${LARGEST_ORDER_BYTES} bytes`, 'set less');
  routes.get('/deployments', guard, (context) => context.json({ deployments: deployments.made }));
  routes.post(
    '/deployments',
    guard,
    bodyLimit({
      maxSize: LARGEST_ORDER_BYTES,
      onError: (context) => context.json(tooLarge, 413, { connection: 'close' }),
    }),
    async (context) => {
      const read = deploymentOrderSchema.safeParse(await context.req.json().catch(() => null));
      if (!read.success) return context.json(refused('This is no deployment', wrongPlaces(read.error), HOW), 400);
      try {
        return context.json(await deployments.deploy(read.data));
      } catch (error) {
        if (!(error instanceof Problem)) return context.json(STOPPING, 503);
        return context.json(refused(error.message, error.why, error.remedy), 422);
      }
    },
  );
  return routes;
}

const HOW = 'see npx rehearse stage deploy --help';
const STOPPING = refused('Nothing was deployed', 'the platform is being stopped', 'stage it anew');

function refused(title: string, why: string, remedy: string) {
  return { title, why, remedy };
}

/** Where it is wrong, never what stands there. */
function wrongPlaces(error: z.ZodError): string {
  const places = error.issues.map(({ path }) => path.slice(0, 1).join('.') || 'the whole of it');
  return `wrong: ${[...new Set(places)].join(', ')}`;
}
