import { isObject } from './json.ts';

/** A JSON pointer (RFC 6901) one or more steps below another. */
export function below(pointer: string, ...keys: readonly (string | number)[]): string {
  return pointer + keys.map((key) => `/${escaped(String(key))}`).join('');
}

/** The keys a JSON pointer consists of. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at a JSON pointer; `undefined` where there is nothing. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const key of keysOf(pointer)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** A reference to a place of the same document, in the one form that every reader of URIs takes. */
export function referenceTo(pointer: string): string {
  return `#${keysOf(pointer)
    .map((key) => `/${encodeURIComponent(escaped(key))}`)
    .join('')}`;
}

/** The pointer a reference to the same document names; `undefined` where it is none. */
export function pointerOf(reference: string): string | undefined {
  if (reference === '#') return '';
  if (!reference.startsWith('#/')) return undefined;
  return decoded(reference.slice(1));
}

/** The text with its percent-encoding undone; as it is where it is not encoded well. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
