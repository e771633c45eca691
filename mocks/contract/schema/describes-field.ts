import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, objectIn } from '../document/json.ts';
import { SAME_OBJECT, SAME_OBJECT_LISTS } from './composition.ts';

/** Whether a schema, or any part or form of it that is about the same object, names a field. */
export function describesField(document: ContractDocument, schema: unknown, name: string): boolean {
  const seen = new Set<JsonObject>();
  const describes = (part: unknown): boolean => {
    if (!isObject(part) || seen.has(part)) return false;
    seen.add(part);
    if (Object.hasOwn(objectIn(part, 'properties'), name)) return true;
    const inner = [...SAME_OBJECT_LISTS, ...SAME_OBJECT].flatMap((keyword) => part[keyword]);
    return [document.target(part)?.value, ...inner].some(describes);
  };
  return describes(schema);
}
