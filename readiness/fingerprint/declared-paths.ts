import { fingerprint } from '../../support/fingerprint.ts';
import { Secret } from '../../support/secret.ts';

/** Where a definition has the value with a fingerprint, such as `bank.url`; `undefined` where it has it nowhere. */
export type DeclaredPaths = (print: string | null | undefined) => string | undefined;

/** Finds texts and secrets of a definition by their fingerprints under a key; of several places the least deep, then the first. */
export function declaredPaths(definition: object, key: string): DeclaredPaths {
  const paths = new Map<string, string>();
  const texts = [...textsIn(definition, [])].toSorted(([a], [b]) => a.length - b.length);
  for (const [path, text] of texts) {
    const print = fingerprint(text, key);
    if (!paths.has(print)) paths.set(print, path.join('.'));
  }
  return (print) => (typeof print === 'string' ? paths.get(print) : undefined);
}

function* textsIn(value: unknown, path: readonly string[]): Generator<[path: readonly string[], text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (value instanceof Secret) yield [path, value.reveal()];
  else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) yield* textsIn(part, [...path, name]);
  }
}
