import type { Bank, Database, Service } from '../../model/environment.ts';
import { whyNotInstalled } from '../../support/optional-package.ts';
import { type Answer, type Check, fail, following, pass, type Question, unknown } from '../check.ts';
import { reachableId } from '../finding-ids.ts';
import { joinUrl } from '../sources/join-url.ts';
import type { Sources } from '../sources/sources.ts';
import { explainAbsence } from './absence.ts';
import { downId, isFine } from './down.ts';
import { whyNoAnswer } from './outside/why-no-answer.ts';
import { isSignInPage } from './sign-in-page.ts';
import { statusInWords } from './status-in-words.ts';

/** Does every service, every database, and the bank answer at all? */
export const reachable: Check = {
  name: 'reachable',
  questions: ({ services, databases, bank }) => [
    ...Object.entries(services).map(
      ([name, service]): Question => ({
        id: reachableId(name),
        subject: name,
        owner: service.owner,
        links: service.links,
        expected: service.health.anyAnswer ? 'answers' : 'answers 200',
        source: joinUrl(service.url, service.health.live),
        ask: (sources) => askService(name, service, sources),
      }),
    ),
    ...Object.entries(databases).map(([name, database]) => databaseQuestion(name, database)),
    ...(bank === null ? [] : [bankQuestion(bank)]),
  ],
};

async function askService(name: string, service: Service, sources: Sources): Promise<Answer> {
  const reply = await sources.live(name);
  if (!reply.answered) return explainAbsence(name, reply.reason, sources);
  if (isSignInPage(reply, service.health.live, sources.environment)) {
    const remedy = `have ${name} answer ${service.health.live} without signing in, or declare access in the definition (docs/remote.md)`;
    return fail('answers with a sign-in page', remedy);
  }
  if (isFine(reply, service.health)) return pass(`answers ${reply.status}`);
  const { url, health } = service;
  const observed = statusInWords(joinUrl(url, health.live), reply);
  if (reply.status >= 500) return fail(observed, `look into the log of ${name}`);
  const remedy =
    reply.status < 400 ? `have ${name} answer ${health.live} to everybody` : `have ${name} answer ${health.live}`;
  return fail(observed, `${remedy}, or set health.live in the definition to a path that it answers`);
}

function databaseQuestion(name: string, { owner, url }: Database): Question {
  return {
    id: reachableId(name),
    subject: name,
    owner,
    expected: 'answers a query',
    source: `the database ${name}`,
    async ask(sources) {
      const missing = whyNotInstalled('pg');
      if (missing !== undefined) return unknown(`not known: ${missing}`, 'install that package');
      const reading = await sources.database(name);
      const source = { source: reading.place };
      if (reading.read) return pass('answers a query', source);
      return fail(
        `no answer: ${reading.reason}`,
        `see whether the database ${name} is up, and whether ${url.name} has its address, user and password`,
        source,
      );
    },
  };
}

function bankQuestion({ url, owner, links }: Bank): Question {
  return {
    id: reachableId('bank'),
    subject: 'bank',
    owner,
    links,
    expected: 'answers',
    source: url,
    async ask(sources) {
      const reply = await sources.bank();
      if (!reply.answered) {
        const because = following(await whyNoAnswer(url, reply.reason, sources));
        return fail(`the bank does not answer: ${reply.reason}`, `ask the bank whether ${url} is up`, because);
      }
      if (reply.status >= 500) return fail(`the bank answers ${reply.status}`, 'ask the bank what is wrong');
      return pass(`answers (${reply.status})`);
    },
  };
}

/** The answer to any question about a service or job that is not there: unknown, because of that. */
export async function unlessReachable(name: string, sources: Sources): Promise<Answer | undefined> {
  const because = await downId(name, sources);
  if (because === undefined) return undefined;
  return unknown(`not known: ${name} does not answer`, `get ${name} to answer first`, { because });
}
