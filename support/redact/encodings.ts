/** From this length on a part of the base64 text of something longer is recognised: less may be found by chance. */
const SHORTEST_INSIDE_BASE64 = 8;

/** A text as it is, and as it is written in JSON, a script's quotes, addresses, forms, HTML, base64 and hexadecimal digits. */
export function encodingsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const encoded = encodeURIComponent(text.toWellFormed());
  const json = jsonOf(text);
  const quoted = inQuotesOf(json);
  const hexadecimal = bytes.toString('hex');
  return [
    text,
    json,
    jsonOf(json),
    quoted,
    jsonOf(quoted),
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    encoded.replaceAll('%20', '+'),
    new URLSearchParams([['', text]]).toString().slice(1),
    inUserInfo(text),
    ...inAddress(text),
    htmlOf(text),
    hexadecimal,
    hexadecimal.toUpperCase(),
    ...base64Of(bytes),
  ];
}

function jsonOf(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** In single quotes, as a locator is told: `getByLabel('…')`. */
function inQuotesOf(json: string): string {
  return json.replaceAll('\\"', '"').replaceAll("'", "\\'");
}

function inUserInfo(text: string): string {
  const address = new URL('http://host');
  address.password = text;
  return address.password;
}

/** As a browser writes it in a path, a query and a fragment where a page put it there unescaped. */
function inAddress(text: string): string[] {
  const address = new URL('http://host');
  address.pathname = `/${text}`;
  address.search = text;
  address.hash = text;
  const parts = [address.pathname, address.search, address.hash].map((part) => part.slice(1));
  // By the standard it stays in a path; Chromium escapes it.
  return parts.flatMap((part) => [part, part.replaceAll('|', '%7C')]);
}

function htmlOf(text: string): string {
  const escaped = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(
    /[&<>"']/g,
    (letter) => Object.entries(escaped).find(([plain]) => plain === letter)?.[1] ?? letter,
  );
}

/** In base64 on its own, and as a part of something longer, where it can begin at any of three places in a group. */
function base64Of(bytes: Buffer): string[] {
  const alone = bytes.toString('base64').replace(/=+$/, '');
  const inside = bytes.length < SHORTEST_INSIDE_BASE64 ? [] : [0, 1, 2].map((shift) => insideBase64(bytes, shift));
  return [alone, ...inside].flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** The characters that come from these bytes alone, when so many others of the same group stand before them. */
function insideBase64(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}
