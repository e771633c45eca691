/** One part of a PEM text: what it says that it is, and its content. */
export interface PemBlock {
  /** Such as `CERTIFICATE` or `PRIVATE KEY`. */
  label: string;
  /** With its first and last line. */
  text: string;
}

const BEGINS = '-----BEGIN ';
const DASHES = '-----';
const HEADER = /^[A-Za-z-]+:.*$/;
const LONGEST = 1_000_000;

/**
 * The blocks of a PEM text; `undefined` where it is none. Line breaks may be written as `\n`, and the whole may be in
 * base64, as PEM often is in variables. Every block must be whole.
 */
export function pemIn(value: string): PemBlock[] | undefined {
  if (value.length > LONGEST) return undefined;
  const text = plainPem(value);
  if (text === undefined) return undefined;
  const blocks: PemBlock[] = [];
  for (let from = text.indexOf(BEGINS); from !== -1; ) {
    const block = blockAt(text, from);
    if (block === undefined) return undefined;
    blocks.push(block);
    from = text.indexOf(BEGINS, from + block.text.length);
  }
  return blocks;
}

function blockAt(text: string, from: number): PemBlock | undefined {
  const labelEnd = text.indexOf(DASHES, from + BEGINS.length);
  const label = text.slice(from + BEGINS.length, labelEnd);
  if (labelEnd === -1 || !/^[A-Z0-9 ]{1,64}$/.test(label)) return undefined;
  const last = `-----END ${label}-----`;
  const end = text.indexOf(last, labelEnd);
  const body = text.slice(labelEnd + DASHES.length, Math.max(end, 0));
  return end === -1 || !isBody(body) ? undefined : { label, text: text.slice(from, end + last.length) };
}

function plainPem(value: string): string | undefined {
  if (value.includes(BEGINS)) return value.replaceAll('\\r', '').replaceAll('\\n', '\n');
  // What base64 makes of the five hyphens at the beginning.
  if (!value.startsWith('LS0tLS')) return undefined;
  const decoded = Buffer.from(value, 'base64').toString('latin1');
  return decoded.startsWith(BEGINS) ? decoded : undefined;
}

/** Lines of base64, the first of them below the label; headers may stand before. */
function isBody(body: string): boolean {
  if (!/^\r?\n/.test(body)) return false;
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== '' && !HEADER.test(line));
  return lines.length > 0 && lines.every((line) => /^[A-Za-z0-9+/=]+\s*$/.test(line));
}
