import { open, readFile, rename } from 'node:fs/promises';
import { z } from 'zod';

/** What a ledger's file was when it was last appended to. Without it nobody could tell that its newest lines were removed. */
const headSchema = z.object({
  /** The file's size. */
  bytes: z.int().nonnegative(),
  /** The newest line's hash; `null` before the first. */
  hash: z.string().nullable(),
  /** The newest line's run. */
  run: z.string().nullable(),
});

export type Head = z.infer<typeof headSchema>;

/** The head of a ledger that nothing was appended to yet. */
export const FIRST_HEAD: Head = { bytes: 0, hash: null, run: null };

/** The head, or `null` when there is none that can be read. */
export async function readHead(path: string): Promise<Head | null> {
  try {
    return headSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Replaces the head whole or not at all, also when the machine loses power. To be called under the ledger's lock. */
export async function writeHead(path: string, head: Head): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, 'w');
  try {
    await file.writeFile(`${JSON.stringify(head)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}
