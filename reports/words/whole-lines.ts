import { Buffer } from 'node:buffer';

/**
 * As many whole lines of a text as fit into so many bytes together with a note that the rest is left out; the text itself
 * where all of it fits, and nothing where not even the note does.
 */
export function wholeLines(text: string, mostBytes: number, note: string): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  const room = mostBytes - Buffer.byteLength(note);
  if (room <= 0) return '';
  const beginning = Buffer.from(text).subarray(0, room).toString('utf8');
  return `${beginning.slice(0, beginning.lastIndexOf('\n') + 1)}${note}`;
}
