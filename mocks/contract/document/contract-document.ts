import { isObject, type JsonObject } from './json.ts';
import { pointerOf, valueAt } from './json-pointer.ts';

/** An object of the document and where it stands. */
export interface Place {
  readonly pointer: string;
  readonly value: JsonObject;
}

/** A whole document of OpenAPI 3.1, every reference within it. */
export class ContractDocument {
  readonly root: JsonObject;

  constructor(root: JsonObject) {
    this.root = root;
  }

  /** The object at a pointer, references followed; `undefined` where there is none. */
  place(pointer: string): Place | undefined {
    const seen = new Set<string>();
    for (let at = pointer; !seen.has(at); ) {
      seen.add(at);
      const value = valueAt(this.root, at);
      if (!isObject(value)) return undefined;
      const target = typeof value.$ref === 'string' ? pointerOf(value.$ref) : undefined;
      if (target === undefined) return { pointer: at, value };
      at = target;
    }
    return undefined;
  }

  /** What a schema or object refers to, one step; `undefined` where it refers to nothing. */
  target(value: JsonObject): Place | undefined {
    const pointer = typeof value.$ref === 'string' ? pointerOf(value.$ref) : undefined;
    if (pointer === undefined) return undefined;
    const found = valueAt(this.root, pointer);
    return isObject(found) ? { pointer, value: found } : undefined;
  }

  /** A schema's own object, references followed to their end; an empty one where they go round. */
  resolved(schema: unknown): JsonObject {
    let value = isObject(schema) ? schema : {};
    for (let steps = 0; steps < 64; steps += 1) {
      const target = this.target(value);
      if (target === undefined) return value;
      value = target.value;
    }
    return {};
  }
}
