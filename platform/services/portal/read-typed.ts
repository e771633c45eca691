import type { Context } from 'hono';
import type { ServiceContext } from '../../service-kit/correlation.ts';
import type { Typed } from './forms/check-form.ts';

/** What came with a form: its texts, with the space around them taken away. Files and repeated fields are left out. */
export async function readTyped(context: Context<ServiceContext>): Promise<Typed> {
  const body = await context.req.parseBody();
  const texts = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.trim()] as const] : [],
  );
  return Object.fromEntries(texts);
}
