import { below } from '../../contract/document/json-pointer.ts';

/** Every value in a body that holds no others, with the JSON pointer to it. */
export function* placesIn(body: unknown, pointer = ''): Generator<[pointer: string, value: unknown]> {
  if (typeof body !== 'object' || body === null) {
    yield [pointer, body];
    return;
  }
  for (const [key, value] of Object.entries(body)) yield* placesIn(value, below(pointer, key));
}

/** Which fields a body has and of which types, whatever their values and however many entries a list has. */
export function shapeOf(body: unknown): string {
  const fields = new Set<string>();
  for (const [pointer, value] of placesIn(body)) {
    fields.add(`${withoutIndexes(pointer)} ${value === null ? 'null' : typeof value}`);
  }
  return [...fields].sort().join('\n');
}

/** A pointer that means every entry of a list: each index becomes an asterisk. */
export function withoutIndexes(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}
