import type { Datum } from '../../model/environment.ts';
import { type Answer, type Check, fail, pass, unknown } from '../check.ts';
import { reachableId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { readNumber } from './read-number.ts';

type Value = string | number | boolean | null;

/** Is the data there that the demo needs: a customer, a level of migrations? Of texts only equality is told. */
export const data: Check = {
  name: 'data',
  questions: (environment) =>
    Object.entries(environment.data).map(([name, datum]) => ({
      id: `data/${name}`,
      subject: name,
      owner: datum.owner,
      expected: expectedOf(datum),
      source: `a source of kind ${datum.source.kind}`,
      ask: (sources) => askDatum(name, datum, sources),
    })),
};

async function askDatum(name: string, datum: Datum, sources: Sources): Promise<Answer> {
  const { source: declared, remedy = `put ${name} there as the definition says` } = datum;
  const reading = await sources.value(declared, name);
  const source = { source: reading.place };
  if (!reading.read) {
    const isDown = declared.kind === 'sql' && !(await sources.database(declared.database)).read;
    if (isDown) {
      const because = reachableId(declared.database);
      return unknown(`not known: ${declared.database} does not answer`, `get ${declared.database} to answer first`, {
        because,
        ...source,
      });
    }
    return unknown(
      `it can't be read: ${reading.reason}`,
      `correct data.${name}.source in the definition, or ${remedy}`,
      source,
    );
  }
  const { value } = reading;
  const observed = `there is ${inWords(value)}`;
  const { is, atLeast } = datum;
  if (is !== undefined && String(value) !== String(is)) return fail(besideWanted(value, is), remedy, source);
  if (atLeast !== undefined) {
    const tooFew = `${observed}, and at least ${atLeast} is needed`;
    const number = readNumber(value);
    if (number === undefined) {
      return isNothing(value)
        ? fail(tooFew, remedy, source)
        : unknown('what is there is no number', `have data.${name}.source in the definition give a number`, source);
    }
    if (number < atLeast) return fail(tooFew, remedy, source);
  }
  if (is === undefined && atLeast === undefined && isNothing(value)) return fail(observed, remedy, source);
  return pass(is === undefined ? observed : `there is ${is}`, source);
}

function expectedOf({ is, atLeast }: Datum): string {
  if (is === undefined && atLeast === undefined) return 'there is something';
  return [
    ...(is === undefined ? [] : [`there is ${is}`]),
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
  ].join(', ');
}

function besideWanted(value: Value, is: string | number | boolean): string {
  const seen = inWords(value);
  return seen === A_TEXT || seen === String(is) ? `there is another text than ${is}` : `there is ${seen}, not ${is}`;
}

/** None counted, nothing found, or a no. */
function isNothing(value: Value): boolean {
  return value === null || value === '' || value === false || readNumber(value) === 0;
}

const A_TEXT = 'a text';

/** A text may be a person's name or worse: it is not shown. */
function inWords(value: Value): string {
  if (value === null || value === '') return 'nothing';
  const number = readNumber(value);
  if (number !== undefined && typeof value !== 'boolean') return String(number);
  return typeof value === 'boolean' ? String(value) : A_TEXT;
}
