import { isObject, type JsonObject, listIn, objectIn } from '../../contract/document/json.ts';
import { below, keysOf, pointerOf, valueAt } from '../../contract/document/json-pointer.ts';
import { type ApiOperation, objectOf, operationsIn } from './api-operation.ts';
import type { Part } from './difference.ts';

/** A part of an operation; `status` where it is an answer. */
export interface Use {
  readonly operation: ApiOperation;
  readonly part: Exclude<Part, 'api'>;
  readonly status: string | null;
}

/** Which operations have to do with a place of a document, directly or through references. */
export class Uses {
  readonly #root: JsonObject;
  /** By the pointer at which something begins that a use consists of or refers to. */
  readonly #usesAt = new Map<string, Set<Use>>();
  readonly #targets = new Map<string, readonly string[]>();

  constructor(root: JsonObject) {
    this.#root = root;
    for (const operation of operationsIn(root)) {
      for (const [pointer, use] of partsOf(root, operation)) this.#follow(pointer, use);
      const own = below('/paths', operation.path, operation.method.toLowerCase());
      this.#usesAt.set(own, new Set([{ operation, part: 'operation', status: null }]));
    }
  }

  /** The uses of the place at a JSON pointer; an operation as a whole is among them when the place is in it. */
  at(pointer: string): Use[] {
    const found = new Set<Use>();
    let above = '';
    for (const key of keysOf(pointer)) {
      above = below(above, key);
      for (const use of this.#usesAt.get(above) ?? []) found.add(use);
    }
    return [...found];
  }

  #follow(start: string, use: Use): void {
    const waiting = [start];
    for (const pointer of waiting) {
      const uses = this.#usesAt.get(pointer) ?? new Set();
      if (uses.has(use)) continue;
      this.#usesAt.set(pointer, uses.add(use));
      waiting.push(...this.#targetsOf(pointer));
    }
  }

  /** What the place at a pointer refers to, without following further. */
  #targetsOf(pointer: string): readonly string[] {
    const known = this.#targets.get(pointer);
    if (known !== undefined) return known;
    const targets = [...new Set(referencesIn(valueAt(this.#root, pointer)))];
    this.#targets.set(pointer, targets);
    return targets;
  }
}

/** The places an operation consists of, with its part that each is. */
function partsOf(root: JsonObject, operation: ApiOperation): [string, Use][] {
  const description = objectOf(root, operation);
  const item = below('/paths', operation.path);
  const own = below(item, operation.method.toLowerCase());
  const use = (part: Use['part'], status: string | null = null): Use => ({ operation, part, status });
  const statuses = Object.keys(objectIn(description, 'responses'));
  const demands = Array.isArray(description.security) ? listIn(description, 'security') : listIn(root, 'security');
  const schemes = new Set(demands.filter(isObject).flatMap((demand) => Object.keys(demand)));
  const security = use('security');
  const parameters = use('parameters');
  return [
    [below(item, 'parameters'), parameters],
    [below(own, 'parameters'), parameters],
    [below(own, 'requestBody'), use('request')],
    [below(own, 'callbacks'), use('callback')],
    ...statuses.map((status): [string, Use] => [below(own, 'responses', status), use('response', status)]),
    [below(own, 'security'), security],
    ...(Array.isArray(description.security) ? [] : [['/security', security] satisfies [string, Use]]),
    ...[...schemes].map((scheme): [string, Use] => [below('/components/securitySchemes', scheme), security]),
  ];
}

/** The pointers a value refers to within the same document, a discriminator's mapping included. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const target = key === '$ref' && typeof child === 'string' ? pointerOf(child) : undefined;
    if (target !== undefined) return [target];
    return key === 'discriminator' && isObject(child) ? mappedIn(objectIn(child, 'mapping')) : referencesIn(child);
  });
}

function mappedIn(mapping: JsonObject): string[] {
  return Object.values(mapping).flatMap((target) => {
    if (typeof target !== 'string') return [];
    return [pointerOf(target) ?? below('/components/schemas', target)];
  });
}
