import { createHash } from 'node:crypto';

const VALUES = 2 ** 32;

/** A number from 0 up to but not 1, always the same for the same words. */
export function chanceOf(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify(words)).digest().readUInt32BE() / VALUES;
}
