import { z } from 'zod';
import type { Service } from '../../model/environment.ts';
import { type Answer, type Check, fail, following, pass } from '../check.ts';
import { readyId } from '../finding-ids.ts';
import { joinUrl } from '../sources/join-url.ts';
import type { Sources } from '../sources/sources.ts';
import { wrongKeyId } from './configuration.ts';
import { isFine } from './down.ts';
import { ownName, ownWords } from './own-words.ts';
import { unlessReachable } from './reachable.ts';
import { troubleBehind } from './uses.ts';

const readySchema = z.object({ checks: z.record(z.string(), z.string()) });

/** Does every service say that it can do its work? Only asked where that is another question than whether it answers. */
export const ready: Check = {
  name: 'ready',
  questions: ({ services }) =>
    Object.entries(services)
      .filter(([, { health }]) => health.ready !== health.live)
      .map(([name, service]) => ({
        id: readyId(name),
        subject: name,
        owner: service.owner,
        links: service.links,
        expected: 'says it is ready',
        source: joinUrl(service.url, service.health.ready),
        ask: (sources) => askReady(name, service, sources),
      })),
};

async function askReady(name: string, { health, uses }: Service, sources: Sources): Promise<Answer> {
  const [unreachable, reply] = await Promise.all([unlessReachable(name, sources), sources.ready(name)]);
  if (unreachable !== undefined) return unreachable;
  if (isFine(reply, health)) return pass('says it is ready');
  if (reply.answered && reply.status < 500 && reply.status !== 429) {
    const remedy = `have ${name} answer ${health.ready}, or set health.ready in the definition to the path that it has`;
    return fail(`answers ${reply.status}${reasons(reply.body)}`, remedy);
  }
  const because = following((await troubleBehind(name, uses, sources)) ?? (await wrongKeyId(name, sources)));
  if (!reply.answered) return fail(`no answer: ${reply.reason}`, `look into the log of ${name}`, because);
  const told = reasons(reply.body);
  const remedy = told === '' ? `look into the log of ${name}` : `mend what ${name} says is missing`;
  return fail(`answers ${reply.status}${told}`, remedy, because);
}

/** Which parts a service says are wrong, and why as far as that can be said in our own words. */
function reasons(body: unknown): string {
  const parsed = readySchema.safeParse(body);
  if (!parsed.success) return '';
  const wrong = Object.entries(parsed.data.checks).filter(([, outcome]) => outcome !== 'ok');
  const told = wrong.map(([part, outcome]) =>
    [ownName(part), ownWords(outcome)].filter((each) => each !== '').join(': '),
  );
  return told.length === 0 ? '' : `: ${told.join('; ')}`;
}
