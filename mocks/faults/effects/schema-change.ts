import { z } from 'zod';
import { knownKeys } from '../../../support/known-keys.ts';
import { parseBody } from '../../conformance/checked-request.ts';
import { isObject } from '../../contract/document/json.ts';
import { listOf, oneOrMany } from '../words/one-or-many.ts';
import { unlessWrongAlready } from '../words/unless-wrong-already.ts';
import type { Effect } from './effect.ts';
import { drop, type Place, placesAt, put } from './places.ts';
import { RETYPED, retyped } from './retyped.ts';
import { withBody } from './spoilt-body.ts';

const pointer = z
  .string('must be a JSON pointer such as /status')
  .regex(/^(\/[^/]+)+$/, 'must be a JSON pointer such as /status or /payments/*/amount');

/** What stands at places: by JSON pointer, in which `*` is every item of a list. */
function byPointer<Value extends z.ZodType>(value: Value, expected: string) {
  return z.record(pointer, value, { error: `must be ${expected}, by JSON pointers such as /status` });
}

/** How a JSON body differs from what was agreed. */
export const schemaChangeSchema = knownKeys('a change of the body', {
  /** One value in place of another: `{ /status: { UNDER_REVIEW: ESCALATED } }`. */
  values: byPointer(z.record(z.string(), z.json()), 'a list of new values by the old ones').optional(),
  retype: byPointer(z.enum(RETYPED, `must be one of ${RETYPED.join(', ')}`), 'a type').optional(),
  /** A value whatever was there, or where nothing was. */
  set: byPointer(z.json(), 'a value').optional(),
  rename: byPointer(z.string('must be a name').min(1, 'must be a name'), 'a new name').optional(),
  drop: oneOrMany(pointer, 'a JSON pointer such as /status').optional(),
  /** Which answers are changed: those with a status of 2xx unless it says otherwise. */
  answers: z.enum(['success', 'refusal', 'all'], 'must be success, refusal or all').optional(),
}).refine((change) => Object.keys(change).some((key) => key !== 'answers'), {
  ...unlessWrongAlready,
  error: 'must say what changes: values, retype, set, rename or drop',
});

type SchemaChange = z.output<typeof schemaChangeSchema>;

/** Changes the body of answers that are JSON; one in which no such place is stays the same object. */
export function schemaChange(change: SchemaChange): Effect {
  return () => ({
    spoil(answer) {
      if (!isMeant(answer.status, change)) return answer;
      const { body, readable } = parseBody(answer.headers.get('content-type') ?? '', answer.body.toString('utf8'));
      if (!readable || !(isObject(body) || Array.isArray(body))) return answer;
      const before = JSON.stringify(body);
      apply(change, body);
      const after = JSON.stringify(body);
      return before === after ? answer : withBody(answer, after);
    },
  });
}

function isMeant(status: number, { answers = 'success' }: SchemaChange): boolean {
  const success = status >= 200 && status < 300;
  return answers === 'all' || success === (answers === 'success');
}

/** In this order: values and types first, so that they are found under the names that the contract has. */
function apply(
  { values = {}, retype = {}, set = {}, rename = {}, drop: dropped = [] }: SchemaChange,
  body: unknown,
): void {
  for (const [at, replacements] of Object.entries(values)) {
    eachValue(body, at, (value) => {
      const name = String(value);
      return typeof value !== 'object' && Object.hasOwn(replacements, name) ? replacements[name] : value;
    });
  }
  for (const [at, type] of Object.entries(retype)) eachValue(body, at, (value) => retyped(value, type));
  for (const [at, value] of Object.entries(set)) for (const place of placesAt(body, at)) put(place, value);
  for (const [at, name] of Object.entries(rename)) {
    for (const place of existing(body, at)) {
      if (Array.isArray(place.holder)) continue;
      put({ holder: place.holder, key: name }, place.value);
      if (name !== place.key) drop(place);
    }
  }
  // From the end, so that those further on in a list keep their places.
  for (const at of listOf(dropped)) for (const place of existing(body, at).toReversed()) drop(place);
}

function eachValue(body: unknown, at: string, change: (value: unknown) => unknown): void {
  for (const place of existing(body, at)) put(place, change(place.value));
}

function existing(body: unknown, at: string): readonly (Place & { value: unknown })[] {
  return placesAt(body, at).flatMap((place) => {
    const value = Reflect.get(place.holder, place.key);
    return Object.hasOwn(place.holder, place.key) ? [{ ...place, value }] : [];
  });
}
