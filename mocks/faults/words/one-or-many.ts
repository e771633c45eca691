import { z } from 'zod';

/** A word, or a list of them. */
export function oneOrMany<Word extends z.ZodType>(word: Word, expected: string) {
  return z.union([word, z.array(word).min(1)], { error: `must be ${expected}, or a list of such` });
}

/** The words of what may be one or a list. */
export function listOf<Word>(words: Word | readonly Word[]): readonly Word[] {
  return isList(words) ? words : [words];
}

function isList<Word>(words: Word | readonly Word[]): words is readonly Word[] {
  return Array.isArray(words);
}
