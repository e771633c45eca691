import type { Environment } from '../../model/environment.ts';
import { type Answer, type Check, following, pass, type Question, unknown, warn } from '../check.ts';
import { shownUrl } from '../sources/shown-url.ts';
import type { Sources } from '../sources/sources.ts';
import { oncePerRound } from './once-per-round.ts';
import { platformOf } from './outside/addresses.ts';
import { whyNoAnswer } from './outside/why-no-answer.ts';
import { unlessReachable } from './reachable.ts';

/** Do the declared pages answer: dashboards, runbooks, documentation? */
export const link: Check = {
  name: 'link',
  questions: (environment) => {
    const first = new Map<string, string>();
    return linkedOf(environment).flatMap(({ subject, owner, links }) =>
      Object.entries(links).map(([name, url]): Question => {
        const id = `link/${subject}/${name}`;
        const same = first.get(url);
        first.set(url, same ?? id);
        return {
          id,
          subject,
          owner,
          expected: `the ${name} answers`,
          source: shownUrl(url),
          async ask(sources) {
            const answer = await askLink(url, sources);
            return answer.status === 'pass' ? answer : { ...answer, ...following(same) };
          },
        };
      }),
    );
  },
};

type Linked = Pick<Environment, 'owner' | 'links'> & { subject: string };

/** All that declares links of its own. */
function linkedOf(environment: Environment): Linked[] {
  const { services, jobs, pipelines, bank, name } = environment;
  const parts = Object.entries({ ...services, ...jobs, ...pipelines });
  return [
    ...parts.map(([subject, { owner, links }]) => ({ subject, owner, links })),
    ...(bank === null ? [] : [{ subject: 'bank', owner: bank.owner, links: bank.links }]),
    { subject: name, owner: environment.owner, links: environment.links },
  ];
}

/** The answer of a page; asked for in full only where its head is refused. */
const pageOf = oncePerRound(async (sources: Sources, url) => {
  const head = await sources.ask({ url, method: 'HEAD' });
  return head.answered && !REFUSED_BY_SOME.includes(head.status) ? head : sources.ask({ url });
});
/** Statuses that some servers give to HEAD alone. */
const REFUSED_BY_SOME: readonly number[] = [400, 403, 404, 405, 500, 501];

async function askLink(url: string, sources: Sources): Promise<Answer> {
  const reply = await pageOf(sources, url);
  const remedy = `correct the link in the definition, or put the page there again`;
  if (!reply.answered) {
    const because = (await ownAddressDown(url, sources)) ?? (await whyNoAnswer(url, reply.reason, sources));
    if (because === undefined) return warn(`no answer: ${reply.reason}`, remedy);
    return unknown('not known: its server does not answer', 'mend that first', { because });
  }
  const { status, headers } = reply;
  if (status === 401 || status === 403) return pass(`answers ${status}: it asks to sign in`);
  if (status >= 400) return warn(`answers ${status}`, remedy);
  const target = headers.location === undefined ? null : URL.parse(headers.location, url);
  if (status < 300 || target === null) return pass(`answers ${status}`);
  if (target.href === new URL(url).href) return warn(`answers ${status}: it leads to itself`, remedy);
  return pass(`answers ${status}: it leads to ${target.host}`);
}

/** What a link at an address of the platform itself follows from, where that does not answer. */
async function ownAddressDown(url: string, sources: Sources): Promise<string | undefined> {
  const { origin } = new URL(url);
  const own = platformOf(sources.environment).find((each) => new URL(each.url).origin === origin);
  return own === undefined ? undefined : (await unlessReachable(own.subject, sources))?.because;
}
