import type { Violation } from '../contract.ts';
import type { ContractDocument, Place } from '../document/contract-document.ts';
import { isObject, objectIn } from '../document/json.ts';
import { below } from '../document/json-pointer.ts';
import { documentedType, isForm, isJson } from '../matching/media-type.ts';
import type { Schemas } from '../schema/schemas.ts';
import { coerce, typesOf } from './coerce.ts';
import { describeValue } from './describe-value.ts';
import { oneOf } from './expectation.ts';
import { explainValue } from './explain.ts';

/** What bodies a request or an answer may have. */
export interface BodyPlan {
  readonly types: readonly string[];
  /** Where each media type stands. */
  readonly places: ReadonlyMap<string, string>;
  /** Where the schema of each media type stands; without an entry anything is allowed. */
  readonly schemas: ReadonlyMap<string, string>;
}

export function bodyPlan(document: ContractDocument, place: Place | undefined): BodyPlan {
  const content = objectIn(place?.value ?? {}, 'content');
  const types = Object.keys(content);
  const places = new Map<string, string>();
  const schemas = new Map<string, string>();
  for (const type of types) {
    const at = place === undefined ? undefined : document.place(below(place.pointer, 'content', type));
    if (at === undefined) continue;
    places.set(type, at.pointer);
    if (isObject(at.value.schema)) schemas.set(type, below(at.pointer, 'schema'));
  }
  return { types, places, schemas };
}

/** Whether there is a body at all. No text is one only in JSON, as the value `""`; `null` only with a media type. */
export function hasBody(body: unknown, contentType: string | null): boolean {
  if (body === '') return contentType !== null && isJson(contentType);
  return body !== undefined && (body !== null || contentType !== null);
}

/** What is wrong with a body that is there: its media type, then itself. */
export function checkBody(schemas: Schemas, plan: BodyPlan, contentType: string | null, body: unknown): Violation[] {
  if (plan.types.length === 0) {
    return [{ where: 'body', pointer: '', expected: 'no body', got: describeValue(body, []) }];
  }
  const type = contentType === null ? undefined : documentedType(plan.types, contentType);
  if (contentType === null || type === undefined) return [wrongType(plan, contentType)];
  const pointer = plan.schemas.get(type);
  if (pointer === undefined) return [];
  if (isJson(contentType)) return checkValue(schemas, pointer, body);
  if (isForm(contentType)) return checkForm(schemas, pointer, body);
  return checkText(schemas, pointer, body);
}

export function checkValue(schemas: Schemas, pointer: string, value: unknown): Violation[] {
  if (schemas.isValid(pointer, value)) return [];
  return explainValue(schemas, pointer, value).map((violation) => ({ where: 'body', ...violation }));
}

export function wrongType(plan: BodyPlan, contentType: string | null): Violation {
  const got = describeValue(contentType ?? undefined, []);
  return { where: 'content-type', pointer: 'content-type', expected: oneOf(plan.types), got };
}

/** A form's fields come as texts. One that could not be read as fields is left alone. */
function checkForm(schemas: Schemas, pointer: string, body: unknown): Violation[] {
  if (!isObject(body)) return [];
  const { document } = schemas;
  return checkValue(schemas, pointer, coerce(document, document.place(pointer)?.value, body));
}

function checkText(schemas: Schemas, pointer: string, body: unknown): Violation[] {
  const { document } = schemas;
  const takesText = typesOf(document, document.place(pointer)?.value).has('string');
  return typeof body === 'string' && takesText ? checkValue(schemas, pointer, body) : [];
}
