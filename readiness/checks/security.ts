import type { Environment, Service } from '../../model/environment.ts';
import { type Answer, type Check, pass, type Question, unknown } from '../check.ts';
import type { Sources } from '../sources/sources.ts';
import { type Addressed, platformOf } from './outside/addresses.ts';
import { unlessReachable } from './reachable.ts';
import { judgeContentSecurity } from './security/content-security.ts';
import { askWithDefaults, askWithoutToken } from './security/open-operations.ts';
import { askPage, type Page, pageOf } from './security/page.ts';
import { judgeAddress, judgePlainHttp } from './security/plain-http.ts';
import { judgeStrictTransport } from './security/strict-transport.ts';

/** Are public pages safe to show, and are operations endpoints closed to those who may not look? */
export const security: Check = {
  name: 'security',
  questions: (environment) =>
    platformOf(environment).flatMap((addressed) => [
      ...(environment.services[addressed.subject]?.public === true ? questionsOfPages(addressed) : []),
      ...(hasOperations(environment, addressed.subject) ? questionsOfOperations(addressed) : []),
    ]),
};

type Ask = (addressed: Addressed, sources: Sources) => Promise<Answer>;

function question(addressed: Addressed, detail: string, expected: string, ask: Ask): Question {
  const { subject, owner, url, links } = addressed;
  return {
    id: securityId(subject, detail),
    subject,
    owner,
    expected,
    source: url,
    links,
    ask: async (sources) => (await unlessReachable(subject, sources)) ?? ask(addressed, sources),
  };
}

const securityId = (subject: string, detail: string) => `security/${subject}/${detail}`;

function questionsOfPages(addressed: Addressed): Question[] {
  const { protocol } = new URL(addressed.url);
  const pages: Question[] = [
    question(addressed, 'tls', 'is served over TLS only', ({ url }, sources) => askTls(url, sources)),
    question(
      addressed,
      'content-security',
      'headers hold scripts, frames and content types in',
      async ({ url }, sources) => judgePage(await pageOf(sources, url), ({ headers }) => judgeContentSecurity(headers)),
    ),
  ];
  if (protocol !== 'https:') return pages;
  return [
    ...pages,
    question(addressed, 'hsts', 'browsers are told to come over TLS only', async ({ url }, sources) => {
      const reply = await askPage(sources, new URL(url).href);
      if (!reply.answered) return unknown(`its page does not answer: ${reply.reason}`, 'check again');
      return judgeStrictTransport(reply.headers['strict-transport-security']);
    }),
  ];
}

function questionsOfOperations(addressed: Addressed): Question[] {
  const { subject } = addressed;
  return [
    question(addressed, 'operations', 'operations endpoints ask for a token', ({ url }, sources) =>
      askWithoutToken(sources, url),
    ),
    question(
      addressed,
      'default-credentials',
      'credentials that everybody knows are refused',
      async ({ url }, sources) => {
        const { status } = await askWithoutToken(sources, url);
        if (status === 'pass') return askWithDefaults(url, sources);
        return unknown('not known: it may not ask for credentials at all', 'mend that first', {
          because: securityId(subject, 'operations'),
        });
      },
    ),
  ];
}

async function askTls(address: string, sources: Sources): Promise<Answer> {
  const url = new URL(address);
  return judgeAddress(url) ?? judgePlainHttp(await sources.ask({ url: `http://${url.hostname}/` }));
}

function judgePage(page: Page, judge: (page: Extract<Page, { shown: true }>) => Answer): Answer {
  if (page.shown) return judge(page);
  if ('leadsTo' in page) return pass(`shows no page of its own: it leads to ${page.leadsTo}`);
  return unknown(`its page was not seen: ${page.reason}`, 'check again');
}

function hasOperations({ services, jobs }: Environment, subject: string): boolean {
  const observed: Pick<Service, 'sources'> | undefined = services[subject] ?? jobs[subject];
  return observed?.sources.some(({ kind }) => kind === 'operations') === true;
}
