import type { KeyExpectation } from '../../../model/environment/configuration.ts';
import type { HeldKey } from '../../../model/operations.ts';
import { type Answer, fail, unknown } from '../../check.ts';
import type { Sources } from '../../sources/sources.ts';
import { endsTooSoon } from '../still-valid.ts';
import { SHAPE_IN_WORDS } from './words.ts';

type Traits = NonNullable<HeldKey['traits']>;

/** Keys whose values name a user or a database: `postgres` is a fine name for either. */
const NAMES_SOMETHING = /(?:^|[_.-])(?:user|username|login|role|name|db|database|schema|host)$/i;

/** What is wrong with a value by what can be told of it, the most telling first. */
export function wrongTraits(
  name: string,
  { name: key, shape }: KeyExpectation,
  { traits }: HeldKey,
  sources: Pick<Sources, 'clock' | 'neededUntil'>,
): Answer[] {
  const to = (what: string) => `set ${key} for ${name} to ${what} and restart it`;
  if (traits === undefined || traits === null) {
    if (shape === undefined) return [];
    const observed = `not known whether ${key} is a ${SHAPE_IN_WORDS[shape]}: ${name} tells no more than that it is set`;
    return [unknown(observed, `have ${name} tell the traits of its values, or name a source that does`)];
  }
  const wrong: Answer[] = [];
  if (traits.blank) wrong.push(fail(`${key} is set to nothing`, to('its value')));
  if (traits.placeholder) wrong.push(fail(`${key} holds a placeholder that nobody filled in`, to('its value')));
  if (traits.wellKnown && !NAMES_SOMETHING.test(key)) {
    wrong.push(fail(`${key} holds a credential that everybody knows`, to('one that nobody knows')));
  }
  if (traits.untidy === 'quotes')
    wrong.push(fail(`${key} has quotes left around its value`, to('the value without them')));
  if (traits.untidy === 'surrounding-space') {
    wrong.push(fail(`${key} has white space around its value`, to('the value without it')));
  }
  if (shape !== undefined && !traits.shapes.includes(shape)) {
    wrong.push(fail(`${key} is no ${SHAPE_IN_WORDS[shape]}`, to(`a ${SHAPE_IN_WORDS[shape]}`)));
  }
  const ends = endOf(traits, shape);
  const soon = ends === undefined ? undefined : endsTooSoon(`what ${key} holds`, ends, to('one that lasts'), sources);
  return soon === undefined ? wrong : [...wrong, soon];
}

/** A certificate and a token end; a date is an end only where a date is what the key must hold. Epoch milliseconds. */
function endOf({ expiresAt, shapes }: Traits, expected: KeyExpectation['shape']): number | undefined {
  if (expiresAt === null) return undefined;
  const ends = expected === 'date' || shapes.includes('certificate') || shapes.includes('jwt');
  return ends ? Date.parse(expiresAt) : undefined;
}
