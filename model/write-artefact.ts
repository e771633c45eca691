import { rename, writeFile } from 'node:fs/promises';
import { redact } from '../support/redact.ts';

/** Writes an artefact whole or not at all, secrets removed. A reader never meets half of one. */
export async function writeArtefact(path: string, content: unknown): Promise<void> {
  await writeWhole(path, `${JSON.stringify(content, null, 2)}\n`);
}

/** Writes a text (a page, a summary) whole or not at all, secrets removed. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  await writeFile(unfinished, redact(text));
  await rename(unfinished, path);
}
