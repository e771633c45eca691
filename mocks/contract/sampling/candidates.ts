import type { Place } from '../document/contract-document.ts';
import { isObject } from '../document/json.ts';
import { below } from '../document/json-pointer.ts';
import { isJson } from '../matching/media-type.ts';
import { chanceOf } from './chance.ts';
import { documentedExamples } from './documented-examples.ts';
import { type Manner, ValueMaker } from './make-value.ts';
import { mendValue } from './mend-value.ts';
import { otherBody } from './other-bodies.ts';
import type { SampleSchemas } from './sample-response.ts';

export interface Candidate {
  readonly body: unknown;
  readonly example: string | null;
  /** Where the example stands, or the schema. */
  readonly pointer: string;
}

/** How values are made, one attempt after another: rich ones first, the barest last. */
const MANNERS: readonly Manner[] = [
  ...Array.from({ length: 8 }, () => ({ optional: true, kin: true })),
  { optional: true, kin: false },
  { optional: false, kin: true },
  { optional: false, kin: false },
  { optional: false, kin: false },
];

/** Bodies to try in order: the document's examples, then what is made from the schema. Each is made when it is asked for. */
export function* candidates(
  schemas: SampleSchemas,
  media: Place | undefined,
  contentType: string,
  seed: string,
): Generator<Candidate> {
  const { written } = schemas;
  const pointer = media?.pointer ?? '';
  const json = isJson(contentType);
  for (const { name, value, pointer: at } of media === undefined ? [] : documentedExamples(written.document, media)) {
    yield { body: json ? asJson(value) : value, example: name, pointer: at };
  }
  const schema = media?.value.schema;
  if (!json) yield { body: otherBody(contentType, chanceOf(seed)), example: null, pointer };
  else if (!isObject(schema)) yield { body: {}, example: null, pointer };
  else yield* made(schemas, schema, below(pointer, 'schema'), seed);
}

function* made(
  { written, meant }: SampleSchemas,
  schema: unknown,
  pointer: string,
  seed: string,
): Generator<Candidate> {
  for (const [attempt, manner] of MANNERS.entries()) {
    const maker = new ValueMaker(written.document, chanceOf(`${seed} ${attempt}`), manner);
    const first = mendValue(meant, pointer, maker.make(schema), maker);
    yield { body: first, example: null, pointer };
    if (written === meant || written.isValid(pointer, first)) continue;
    yield { body: mendValue(written, pointer, structuredClone(first), maker), example: null, pointer };
  }
}

/** Some documents write their examples as text. */
function asJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
