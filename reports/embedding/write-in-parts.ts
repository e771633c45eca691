import { open, rename, rm } from 'node:fs/promises';
import { errorCode } from '../../support/error-code.ts';
import { messageOf, Problem } from '../../support/problem.ts';

/** What stands in the way, by the code of the system's error. */
const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'a folder of that name is there',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'what should be its folder is a file',
  EACCES: 'nothing may be written there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'there is no room left',
};

/**
 * Writes a file whole or not at all from parts that come one after another, so that it is never in memory as a whole. Gives
 * its size in bytes. Throws a Problem when it can't be written.
 */
export async function writeInParts(path: string, parts: AsyncIterable<string>): Promise<number> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  let bytes = 0;
  try {
    {
      await using file = await open(unfinished, 'w');
      for await (const part of parts) {
        const { bytesWritten } = await file.write(part);
        bytes += bytesWritten;
      }
    }
    await rename(unfinished, path);
    return bytes;
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    if (cause instanceof Problem) throw cause;
    throw new Problem(
      `${path} cannot be written`,
      REASONS[errorCode(cause) ?? ''] ?? messageOf(cause),
      'name a file in a folder that is there, can be written and has room',
      { cause },
    );
  }
}
