import { rename, rm, writeFile } from 'node:fs/promises';
import { messageOf, Problem } from '../support/problem.ts';
import { redact, redactedJson } from '../support/redact.ts';

const PIECE = 1 << 17;

/**
 * Writes an artefact whole or not at all, secrets removed. A reader never meets half of one. Throws a Problem when it can't
 * be written.
 */
export async function writeArtefact(path: string, content: unknown): Promise<void> {
  await replaceWhole(path, [redactedJson(content, 2), '\n']);
}

/** Writes a text (a page, a summary) whole or not at all, secrets removed. Throws a Problem when it can't be written. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await replaceWhole(path, [redact(text)]);
}

async function replaceWhole(path: string, texts: readonly string[]): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    await writeFile(unfinished, piecesOf(texts));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new Problem(`${path} cannot be written`, messageOf(cause), 'make room there, or make the folder writable', {
      cause,
    });
  }
}

/** Each text piece by piece, so that a long one is not held again as bytes. No character is parted. */
function* piecesOf(texts: readonly string[]): Generator<string> {
  for (const text of texts) {
    for (let begin = 0; begin < text.length; ) {
      const end = begin + PIECE;
      const partsCharacter = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
      yield text.slice(begin, partsCharacter ? end + 1 : end);
      begin = partsCharacter ? end + 1 : end;
    }
  }
}
