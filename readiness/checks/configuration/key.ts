import type { KeyExpectation } from '../../../model/environment/configuration.ts';
import { nearestWord } from '../../../support/nearest-word.ts';
import { type Answer, fail, pass, unknown } from '../../check.ts';
import type { ConfigurationFact } from '../../sources/facts.ts';
import type { Sources } from '../../sources/sources.ts';
import { comparisons } from './comparisons.ts';
import { readHeld } from './held.ts';
import { wrongTraits } from './traits.ts';

/** As many letters may be wrong in a name that was mistyped; names of keys are alike enough as they are. */
const SLIPS_OF_THE_PEN = 2;
const WORST_FIRST = ['fail', 'unknown', 'warn'] as const;

/** Whether a service or job holds a key as it must: of all that is wrong with it, what matters most is told. */
export async function askKey(
  name: string,
  key: KeyExpectation,
  isRequired: boolean,
  sources: Sources,
): Promise<Answer> {
  const reading = await readHeld(name, key.name, sources);
  if (!reading.read) return reading.answer;
  const { held, fact, place } = reading;
  const source = { source: place };
  if (held?.present !== true) {
    if (fact.untold?.includes(key.name) === true) {
      const remedy = `set ${key.name} in a file that a source of ${name} reads, such as .env, or name a source that sees its value`;
      return unknown(`not known: ${key.name} is given to ${name} from elsewhere`, remedy, source);
    }
    if (fact.unread !== undefined) {
      return unknown(`not known: ${fact.unread}`, 'ask for the right to read it, or name a source that may', source);
    }
    return isRequired
      ? { ...notSet(name, key.name, fact, sources), ...source }
      : pass('not set, and need not be', source);
  }
  const wrong = [...wrongTraits(name, key, held, sources), ...(await comparisons(name, key, held, fact, sources))];
  const [worst] = WORST_FIRST.flatMap((status) => wrong.filter((answer) => answer.status === status));
  return { ...(worst ?? pass(inWords(held.fingerprint, fact.fingerprintKeyId, sources))), ...source };
}

/** What is missing may have been set under a name that somebody mistyped. */
function notSet(name: string, key: string, { keys }: ConfigurationFact, { environment }: Sources): Answer {
  const { required = [], optional = [] } = (environment.services[name] ?? environment.jobs[name])?.configuration ?? {};
  const asked = new Set([...required, ...optional].map((each) => each.name));
  const others = keys.filter((held) => held.present && !asked.has(held.name)).map((held) => held.name);
  const near = nearestWord(key, others, SLIPS_OF_THE_PEN);
  if (near === undefined || !isKeyName(near)) return fail(`${key} is not set`, `set ${key} for ${name} and restart it`);
  return fail(
    `${key} is not set, but ${near} is`,
    `set ${key} for ${name}, or rename ${near} if ${key} was meant, and restart it`,
  );
}

const isKeyName = (text: string) => /^[A-Za-z_][\w.-]{0,80}$/.test(text);

/** A fingerprint under a key that lasts only as long as these checks says nothing to anybody. */
function inWords(fingerprint: string | null | undefined, keyId: string | null, sources: Sources): string {
  const { environment } = sources;
  const lasts = environment.fingerprintKey !== undefined || sources.fingerprint('', keyId) === undefined;
  return fingerprint !== undefined && fingerprint !== null && lasts ? `set (fingerprint ${fingerprint})` : 'set';
}
