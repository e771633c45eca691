import { deflateRawSync } from 'node:zlib';
import { redact } from '../../../support/redact.ts';

const MOST_TRIES = 40;
/** Of each unit of a text in UTF-8. */
const MOST_BYTES_OF_A_UNIT = 3;

/**
 * A text as inert characters for inside the page: secrets taken out, deflated, base64. The browser unpacks it when it is
 * asked for. What is written later looks for secrets again: where four letters of the base64 happen to be one, it is packed
 * differently, by blanks before it, since a block with a hole in it could not be unpacked. Empty where that never succeeds.
 */
export function packed(text: string): string {
  const redacted = redact(text);
  for (let blanks = 0; blanks < MOST_TRIES; blanks += 1) {
    const base64 = deflateRawSync(bytesOf(' '.repeat(blanks) + redacted), { level: 9 }).toString('base64');
    if (redact(base64) === base64) return base64;
  }
  return '';
}

let bytes = Buffer.alloc(0);

/** Always in the same memory: what is packed is many times larger than the page, and is let go of at once. */
function bytesOf(text: string): Buffer {
  const most = text.length * MOST_BYTES_OF_A_UNIT;
  if (bytes.length < most) bytes = Buffer.allocUnsafeSlow(most);
  return bytes.subarray(0, bytes.write(text));
}
