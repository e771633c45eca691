import type { ContractDocument, Place } from '../document/contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn, textIn } from '../document/json.ts';
import { below } from '../document/json-pointer.ts';

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** A parameter or header as the checks need it: where it stands, how it is written, what its value must be. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  /** Its schema and where that stands; `null` where it has none. */
  readonly schema: Place | null;
  /** Whether its text is JSON, because it is described by `content`. */
  readonly json: boolean;
  readonly shape: 'single' | 'list' | 'object';
  /** The fields of an object that stand as query parameters of their own. */
  readonly fields: readonly string[];
  /** Whether such an object may have further fields. */
  readonly openFields: boolean;
}

const DEFAULT_STYLE: Record<ParameterPlace, string> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

/** Reads a parameter object; a header object is one too, its name standing outside of it. */
export function readParameter(document: ContractDocument, place: Place, header?: string): Parameter | undefined {
  const { value, pointer } = place;
  const name = header ?? textIn(value, 'name');
  const where = header === undefined ? value.in : 'header';
  if (name === undefined || !isPlace(where)) return undefined;
  const style = textIn(value, 'style') ?? DEFAULT_STYLE[where];
  const [mediaType] = Object.keys(objectIn(value, 'content'));
  const at = mediaType === undefined ? ['schema'] : ['content', mediaType, 'schema'];
  const found = mediaType === undefined ? value.schema : objectIn(objectIn(value, 'content'), mediaType).schema;
  const form = formOf(document, found);
  return {
    name,
    in: where,
    required: value.required === true || where === 'path',
    style,
    explode: typeof value.explode === 'boolean' ? value.explode : style === 'form',
    schema: isObject(found) ? { pointer: below(pointer, ...at), value: found } : null,
    json: mediaType !== undefined,
    ...form,
  };
}

/** Whether a schema means one value, a list or an object, and the fields of such an object. */
export function formOf(
  document: ContractDocument,
  schema: unknown,
): Pick<Parameter, 'shape' | 'fields' | 'openFields'> {
  const own = document.resolved(schema);
  const parts = [own, ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => listIn(own, keyword))].map((part) =>
    document.resolved(part),
  );
  const has = (type: string) => parts.some((part) => [part.type].flat().includes(type));
  const fields = parts.flatMap((part) => Object.keys(objectIn(part, 'properties')));
  if (has('object') || fields.length > 0) return { shape: 'object', fields, openFields: parts.every(isOpen) };
  return { shape: has('array') ? 'list' : 'single', fields: [], openFields: false };
}

function isOpen(part: JsonObject): boolean {
  if (part.additionalProperties === undefined) return part.properties === undefined;
  return part.additionalProperties !== false;
}

function isPlace(where: unknown): where is ParameterPlace {
  return where === 'path' || where === 'query' || where === 'header' || where === 'cookie';
}
