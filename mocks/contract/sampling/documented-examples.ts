import type { ContractDocument, Place } from '../document/contract-document.ts';
import { isObject, objectIn } from '../document/json.ts';
import { below } from '../document/json-pointer.ts';

export interface DocumentedExample {
  readonly name: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** The examples of a media type in the order in which they are to be tried: its own, then those of its schema. */
export function documentedExamples(document: ContractDocument, media: Place): DocumentedExample[] {
  const { value, pointer } = media;
  const found: DocumentedExample[] = [];
  for (const name of Object.keys(objectIn(value, 'examples'))) {
    const example = document.place(below(pointer, 'examples', name));
    if (example !== undefined && 'value' in example.value)
      found.push({ name, pointer: example.pointer, value: example.value.value });
  }
  if (value.example !== undefined)
    found.push({ name: 'example', pointer: below(pointer, 'example'), value: value.example });
  const schema = document.resolved(value.schema);
  const at = below(pointer, 'schema');
  if (schema.example !== undefined)
    found.push({ name: 'example', pointer: below(at, 'example'), value: schema.example });
  if (Array.isArray(schema.examples)) {
    for (const [index, example] of schema.examples.entries()) {
      found.push({ name: `example ${index + 1}`, pointer: below(at, 'examples', index), value: example });
    }
  }
  if (isObject(schema.default)) found.push({ name: 'default', pointer: below(at, 'default'), value: schema.default });
  return found;
}
