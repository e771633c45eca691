/** Something of a known size that can be read at any place. */
export interface ByteSource {
  size: number;
  /** As many bytes as asked for, unless it ends before. */
  read(position: number, length: number): Promise<Buffer>;
}

export interface LastLines {
  /** The oldest first, without their line ends. */
  lines: string[];
  /** What follows the last line end: nothing, or a line that was cut off. */
  tail: string;
  /** At which byte the first of the lines begins. */
  begins: number;
  /** Whether the first of the lines is the first there is. */
  whole: boolean;
}

/** The file became shorter while it was read. */
export class CutShort extends Error {}

const FIRST_BLOCK = 64 * 1024;
const LARGEST_BLOCK = 4 * 1024 * 1024;
const LINE_END = 0x0a;

/** The last lines of a text, read from its end in growing blocks: what is before them is not read. */
export async function readLastLines(source: ByteSource, count: number): Promise<LastLines> {
  const blocks: Buffer[] = [];
  let start = source.size;
  let lineEnds = 0;
  let block = FIRST_BLOCK;
  // The line end before the first wanted line tells where it begins.
  while (start > 0 && lineEnds <= count) {
    const length = Math.min(block, start);
    const bytes = await source.read(start - length, length);
    if (bytes.length < length) throw new CutShort();
    start -= length;
    blocks.unshift(bytes);
    lineEnds += countLineEnds(bytes);
    block = Math.min(block * 4, LARGEST_BLOCK);
  }
  const pieces = Buffer.concat(blocks).toString('utf8').split('\n');
  const tail = pieces.pop() ?? '';
  // Unless it begins at the very start, the first piece is the end of a line that was not wanted.
  const lines = start > 0 ? pieces.slice(1) : pieces;
  const wanted = count === 0 ? [] : lines.slice(-count);
  const length = wanted.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, Buffer.byteLength(tail));
  const whole = start === 0 && wanted.length === lines.length;
  return { lines: wanted, tail, begins: whole ? 0 : source.size - length, whole };
}

function countLineEnds(bytes: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(LINE_END); at !== -1; at = bytes.indexOf(LINE_END, at + 1)) found += 1;
  return found;
}
