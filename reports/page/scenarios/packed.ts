import { promisify } from 'node:util';
import { deflateRaw, type ZlibOptions } from 'node:zlib';
import { redact } from '../../../support/redact.ts';

const MOST_TRIES = 40;
/** Of each unit of a text in UTF-8. */
const MOST_BYTES_OF_A_UNIT = 3;

/** What stands between texts that are packed together: a character that no markup and no legible text holds. */
const BETWEEN = '\0';

/**
 * Texts as inert characters for inside the page: secrets taken out, deflated, base64. The browser unpacks them when they are
 * asked for. What is written later looks for secrets again: where four letters of the base64 happen to be one, it is packed
 * differently, by blanks before it, since a block with a hole in it could not be unpacked. Empty where that never succeeds.
 */
export async function packed(texts: readonly string[]): Promise<string> {
  const redacted = texts.map(redact);
  const memory = spare.pop() ?? { bytes: Buffer.alloc(0) };
  try {
    for (let blanks = 0; blanks < MOST_TRIES; blanks += 1) {
      const deflated = await deflate(written(memory, ' '.repeat(blanks), redacted), { level: 9 });
      const base64 = deflated.toString('base64');
      if (redact(base64) === base64) return base64;
    }
    return '';
  } finally {
    spare.push(memory);
  }
}

const deflate = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);

interface Memory {
  bytes: Buffer;
}

/** Always the same: what is packed is many times larger than the page, and is let go of at once. */
const spare: Memory[] = [];

function written(memory: Memory, before: string, texts: readonly string[]): Buffer {
  const length = texts.reduce((sum, text) => sum + text.length + BETWEEN.length, before.length);
  const most = length * MOST_BYTES_OF_A_UNIT;
  if (memory.bytes.length < most) memory.bytes = Buffer.allocUnsafeSlow(most);
  const { bytes } = memory;
  let end = bytes.write(before);
  for (const [place, text] of texts.entries()) {
    if (place > 0) end += bytes.write(BETWEEN, end);
    end += bytes.write(text, end);
  }
  return bytes.subarray(0, end);
}
