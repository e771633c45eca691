import { open, rename, rm } from 'node:fs/promises';
import { messageOf, Problem } from '../../support/problem.ts';

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
      messageOf(cause),
      'make room there, or name a folder that is there',
      {
        cause,
      },
    );
  }
}
