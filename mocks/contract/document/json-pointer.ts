import { decoded } from '../../../support/decoded.ts';
import { keysOf, valueAt } from '../../../support/json-pointer.ts';

export { decoded, keysOf, valueAt };

/** A JSON pointer (RFC 6901) one or more steps below another. */
export function below(pointer: string, ...keys: readonly (string | number)[]): string {
  return pointer + keys.map((key) => `/${escaped(String(key))}`).join('');
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

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
