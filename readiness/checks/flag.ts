import type { Flags } from '../../model/environment.ts';
import { type Answer, type Check, fail, following, pass, type Question, unknown } from '../check.ts';
import type { FlagFact, Reading } from '../sources/facts.ts';
import type { Sources } from '../sources/sources.ts';
import { toldFlag } from '../sources/told-flag.ts';
import { oncePerRound } from './once-per-round.ts';

/** Is every flag on, or off, as it must be for the demo? */
export const flag: Check = {
  name: 'flag',
  questions: ({ flags }) => (flags === null ? [] : declaredFlags(flags).map((wanted) => questionOf(wanted, flags))),
};

interface WantedFlag {
  name: string;
  on: boolean;
}

const declaredFlags = ({ on, off }: Flags): WantedFlag[] => [
  ...on.map((name) => ({ name, on: true })),
  ...off.map((name) => ({ name, on: false })),
];

const flagId = (name: string) => `flag/${name}`;
const inWords = (on: boolean) => (on ? 'on' : 'off');

const questionOf = (wanted: WantedFlag, { owner, source }: Flags): Question => ({
  id: flagId(wanted.name),
  subject: wanted.name,
  owner,
  expected: inWords(wanted.on),
  source: `flags (${source.kind})`,
  ask: (sources) => askFlag(wanted, sources),
});

const readFlag = oncePerRound(async ({ environment, open }, name): Promise<Reading<FlagFact>> => {
  const { flags } = environment;
  if (flags === null) throw new Error('no flags are declared');
  return toldFlag(await open(flags.source, name), name);
});

async function askFlag({ name, on }: WantedFlag, sources: Sources): Promise<Answer> {
  const reading = await readFlag(sources, name);
  const { place: source } = reading;
  if (!reading.read) {
    const because = await sameTrouble(name, reading.reason, sources);
    const remedy = /answers 404\b/.test(reading.reason)
      ? `see whether there is a flag ${name}, and whether ${source} is where it is told`
      : `see that ${source} can be read`;
    return unknown(`not known: ${reading.reason}`, remedy, { source, ...following(because) });
  }
  const { exists, value } = reading.value;
  if (!exists) return fail('there is no such flag', `create ${name} and turn it ${inWords(on)}`, { source });
  if (value === undefined) {
    return unknown('it has no value: the default in the code counts', `turn ${name} ${inWords(on)} explicitly`, {
      source,
    });
  }
  if (typeof value !== 'boolean') {
    return fail(
      `it is neither on nor off: its value is ${kindInWords(value)}`,
      `make ${name} a flag of true and false, or take it out of the definition`,
      { source },
    );
  }
  if (value === on) return pass(inWords(value), { source });
  return fail(inWords(value), `turn ${name} ${inWords(on)}`, { source });
}

/** The first flag's finding stands for a place that can't be read; the others that fail alike follow from it. */
async function sameTrouble(name: string, reason: string, sources: Sources): Promise<string | undefined> {
  const { flags } = sources.environment;
  const [first] = flags === null ? [] : declaredFlags(flags);
  if (first === undefined || first.name === name) return undefined;
  const reading = await readFlag(sources, first.name);
  return !reading.read && reading.reason === reason ? flagId(first.name) : undefined;
}

function kindInWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return { string: 'a text', number: 'a number' }[String(typeof value)] ?? 'neither true nor false';
}
