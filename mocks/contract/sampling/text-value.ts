import { type JsonObject, textIn } from '../document/json.ts';
import { readPattern } from '../schema/patterns.ts';
import type { Chance } from './chance.ts';
import { textForName } from './named-text.ts';
import { textForPattern } from './pattern-text.ts';

const BY_FORMAT: Readonly<Record<string, (chance: Chance) => string>> = {
  'date-time': (chance) => chance.date().toISOString(),
  date: (chance) => chance.date().toISOString().slice(0, 10),
  time: (chance) => chance.date().toISOString().slice(11),
  duration: () => 'P1D',
  uuid: ({ faker }) => faker.string.uuid(),
  email: ({ faker }) => faker.internet.email().toLowerCase(),
  'idn-email': ({ faker }) => faker.internet.email().toLowerCase(),
  uri: ({ faker }) => `https://${faker.internet.domainName()}/${faker.string.alphanumeric(8)}`,
  url: ({ faker }) => `https://${faker.internet.domainName()}/${faker.string.alphanumeric(8)}`,
  iri: ({ faker }) => `https://${faker.internet.domainName()}/`,
  'uri-reference': ({ faker }) => `/${faker.string.alphanumeric(8)}`,
  'iri-reference': ({ faker }) => `/${faker.string.alphanumeric(8)}`,
  'uri-template': () => '/items/{id}',
  hostname: ({ faker }) => faker.internet.domainName(),
  'idn-hostname': ({ faker }) => faker.internet.domainName(),
  ipv4: ({ faker }) => faker.internet.ipv4(),
  ipv6: ({ faker }) => faker.internet.ipv6(),
  byte: ({ faker }) => base64(faker.lorem.words(3)),
  'json-pointer': () => '/data/0',
  'relative-json-pointer': () => '0',
  'json-pointer-uri-fragment': () => '#/data/0',
  regex: () => '^.*$',
  'iso-time': (chance) => chance.date().toISOString().slice(11),
  'iso-date-time': (chance) => chance.date().toISOString(),
};

/** The name of a field, and that of the one it stands in: they tell what belongs there. */
export interface FieldName {
  readonly name: string;
  readonly parent: string;
}

/** A text that a schema takes, as far as its own keywords tell, in the spirit of the field's name. */
export function textValue(schema: JsonObject, { name, parent }: FieldName, chance: Chance): string {
  const least = typeof schema.minLength === 'number' ? schema.minLength : 0;
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY;
  const format = textIn(schema, 'format');
  const born = format === 'date' && /birth|dob/i.test(name);
  const byFormat = format === undefined || born ? undefined : BY_FORMAT[format]?.(chance);
  const pattern = textIn(schema, 'pattern');
  const spoken = byFormat ?? (schema.contentEncoding === 'base64' ? base64(chance.faker.lorem.words(3)) : undefined);
  const text = spoken ?? fitted(textForName(name, parent, chance), least, most);
  if (pattern === undefined) return text;
  if (text.length >= least && text.length <= most && readPattern(pattern)?.test(text)) return text;
  return textForPattern(pattern, chance, least, most) ?? text;
}

function fitted(text: string, least: number, most: number): string {
  if (text.length > most) return text.slice(0, most).trim().padEnd(Math.min(least, most), 'x');
  return text.padEnd(least, 'x');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
