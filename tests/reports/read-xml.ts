import assert from 'node:assert/strict';

/** An element of an XML text. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const TOKEN = /<\?xml [^?]*\?>|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads an XML text as strictly as XML 1.0 has it, as far as our reports use it; fails on anything not well-formed. */
export function readXml(xml: string): XmlElement {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that XML 1.0 can't hold
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  assert.ok(xml.isWellFormed(), 'no lone surrogates');
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(xml);
    assert.ok(token, `not well-formed at ${at}: ${xml.slice(at, at + 80)}`);
    const [, closed, opened, attributes = '', empty, text] = token;
    const parent = open.at(-1);
    assert.ok(parent);
    if (closed !== undefined) assert.equal(open.pop()?.name, closed);
    if (text !== undefined) parent.text += decode(text);
    if (opened === undefined) continue;
    const element: XmlElement = { name: opened, attributes: readAttributes(attributes), children: [], text: '' };
    parent.children.push(element);
    if (empty === '') open.push(element);
  }
  assert.equal(open.length, 1, 'every element is closed');
  const [root] = document.children;
  assert.ok(root && document.children.length === 1, 'there is one root');
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, decode(value)] as const,
  );
  assert.equal(new Set(pairs.map(([name]) => name)).size, pairs.length, 'no attribute comes twice');
  return Object.fromEntries(pairs);
}

function decode(text: string): string {
  return text.replace(/&([^;]*);|&/g, (whole, name?: string) => {
    const reference = /^#(\d+)$/.exec(name ?? '');
    const character = reference ? String.fromCodePoint(Number(reference[1])) : ENTITIES[name ?? ''];
    assert.ok(character !== undefined, `${whole} is no entity`);
    return character;
  });
}
