import { type Check, fail, pass, type Question, unknown } from '../check.ts';
import { reachableId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { explainAbsence } from './absence.ts';

/** Does every service, and the bank, answer at all? */
export const reachable: Check = {
  name: 'reachable',
  questions: ({ services, bank }) => [
    ...Object.entries(services).map(
      ([name, { url, owner, health }]): Question => ({
        id: reachableId(name),
        subject: name,
        owner,
        expected: 'answers 200',
        source: `${url}${health.live}`,
        ask: (sources) => askService(name, url, sources),
      }),
    ),
    {
      id: reachableId('bank'),
      subject: 'bank',
      owner: bank.owner,
      expected: 'answers',
      source: bank.url,
      async ask(sources) {
        const reply = await sources.bank();
        if (!reply.answered) {
          return fail(`the bank does not answer: ${reply.reason}`, `ask the bank whether ${bank.url} is up`);
        }
        if (reply.status >= 500) return fail(`the bank answers ${reply.status}`, 'ask the bank what is wrong');
        return pass(`answers (${reply.status})`);
      },
    },
  ],
};

async function askService(name: string, url: string, sources: Sources) {
  const reply = await sources.live(name);
  if (reply.answered && reply.status === 200) return pass('answers 200');
  if (reply.answered) return fail(`answers ${reply.status}`, `look into the log of ${name}`);
  return explainAbsence(name, url, reply.reason, sources);
}

/** The answer to any question about a service that does not answer: unknown, because of that. */
export async function unlessReachable(name: string, sources: Sources) {
  const reply = await sources.live(name);
  if (reply.answered && reply.status === 200) return undefined;
  return unknown(`not known: ${name} does not answer`, `get ${name} to answer first`, reachableId(name));
}
