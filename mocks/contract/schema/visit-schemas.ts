import { isObject, type JsonObject } from '../document/json.ts';
import { below, pointerOf, valueAt } from '../document/json-pointer.ts';
import { visitObjects } from '../document/references.ts';

/** Keywords whose value is one schema, a list of them, or a list of them by name. */
export const ONE =
  'items additionalProperties unevaluatedProperties unevaluatedItems not if then else contains propertyNames'.split(
    ' ',
  );
export const SEVERAL = 'allOf anyOf oneOf prefixItems'.split(' ');
export const BY_NAME = 'properties patternProperties $defs definitions dependentSchemas'.split(' ');

/** The schemas directly within a schema, with the pointer from it. */
export function schemasWithin(schema: JsonObject): { steps: readonly string[]; schema: JsonObject }[] {
  const found: { steps: readonly string[]; schema: JsonObject }[] = [];
  const add = (value: unknown, ...steps: string[]) => {
    if (isObject(value)) found.push({ steps, schema: value });
  };
  for (const keyword of ONE) add(schema[keyword], keyword);
  for (const keyword of SEVERAL) {
    const list = schema[keyword];
    if (Array.isArray(list)) for (const [index, value] of list.entries()) add(value, keyword, String(index));
  }
  for (const keyword of BY_NAME) {
    const named = schema[keyword];
    if (isObject(named)) for (const name of Object.keys(named)) add(named[name], keyword, name);
  }
  return found;
}

/**
 * Calls once for every schema of the document, before the schemas within it. `visit` may change the schema in place.
 * What only a schema refers to counts as one, wherever it stands.
 */
export function visitSchemas(root: JsonObject, visit: (schema: JsonObject, pointer: string) => void): void {
  const seen = new Set<JsonObject>();
  const walk = (schema: JsonObject, pointer: string) => {
    if (seen.has(schema)) return;
    seen.add(schema);
    visit(schema, pointer);
    const target = typeof schema.$ref === 'string' ? pointerOf(schema.$ref) : undefined;
    const referred = target === undefined ? undefined : valueAt(root, target);
    if (target !== undefined && isObject(referred)) walk(referred, target);
    for (const inner of schemasWithin(schema)) walk(inner.schema, below(pointer, ...inner.steps));
  };
  for (const { schema, pointer } of outermost(root)) walk(schema, pointer);
}

/** The schemas that stand in the document's other objects. */
function outermost(root: JsonObject): { schema: JsonObject; pointer: string }[] {
  const found: { schema: JsonObject; pointer: string }[] = [];
  visitObjects(root, (node, pointer) => {
    if (isObject(node.schema)) found.push({ schema: node.schema, pointer: below(pointer, 'schema') });
    if (pointer !== '/components' || !isObject(node.schemas)) return;
    for (const [name, schema] of Object.entries(node.schemas)) {
      if (isObject(schema)) found.push({ schema, pointer: below(pointer, 'schemas', name) });
    }
  });
  return found;
}
