import { legible } from '../words/legible-text.ts';

const LONGEST_XML_TEXT = 20_000;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export type Attributes = Record<string, string | number | undefined>;

/** One XML element; attributes without a value are left out. Children are elements that were made here. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attributeText(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Text inside an element: without what XML 1.0 can't hold, escaped. */
export function xmlText(text: string): string {
  return legible(text, LONGEST_XML_TEXT).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** In an attribute line breaks and tabs would be read as blanks, unless they are written as references. */
function attributeText(text: string): string {
  return xmlText(text).replace(/[\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
