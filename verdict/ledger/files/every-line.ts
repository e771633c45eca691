import type { ByteSource } from './read-last-lines.ts';

const BLOCK = 1024 * 1024;
const LINE_END = 0x0a;

/** All lines of a text, the first first; the last is not ended where the text does not end with a line end. */
export async function* everyLine(source: ByteSource): AsyncGenerator<{ text: string; isEnded: boolean }> {
  let pieces: Buffer[] = [];
  for (let at = 0; at < source.size; ) {
    const block = await source.read(at, Math.min(BLOCK, source.size - at));
    if (block.length === 0) break;
    at += block.length;
    let begin = 0;
    for (let end = block.indexOf(LINE_END); end !== -1; end = block.indexOf(LINE_END, begin)) {
      yield { text: Buffer.concat([...pieces, block.subarray(begin, end)]).toString('utf8'), isEnded: true };
      pieces = [];
      begin = end + 1;
    }
    if (begin < block.length) pieces.push(block.subarray(begin));
  }
  if (pieces.length > 0) yield { text: Buffer.concat(pieces).toString('utf8'), isEnded: false };
}
