import { z } from 'zod';
import { type Check, fail, pass } from '../check.ts';
import { unlessReachable } from './reachable.ts';

const readySchema = z.object({ checks: z.record(z.string(), z.string()) });

/** Does every service say that it can do its work: its database is there, its migrations are applied? */
export const ready: Check = {
  name: 'ready',
  questions: ({ services }) =>
    Object.entries(services).map(([name, { url, owner, health }]) => ({
      id: `ready/${name}`,
      subject: name,
      owner,
      expected: 'says it is ready',
      source: `${url}${health.ready}`,
      async ask(sources) {
        const unreachable = await unlessReachable(name, sources);
        if (unreachable !== undefined) return unreachable;
        const reply = await sources.ready(name);
        if (!reply.answered) return fail(`no answer: ${reply.reason}`, `look into the log of ${name}`);
        if (reply.status === 200) return pass('says it is ready');
        return fail(`answers ${reply.status}${reasons(reply.body)}`, `mend what ${name} says is missing`);
      },
    })),
};

function reasons(body: unknown): string {
  const parsed = readySchema.safeParse(body);
  if (!parsed.success) return '';
  const wrong = Object.entries(parsed.data.checks).filter(([, outcome]) => outcome !== 'ok');
  return wrong.length === 0 ? '' : `: ${wrong.map(([part, outcome]) => `${part}: ${outcome}`).join('; ')}`;
}
