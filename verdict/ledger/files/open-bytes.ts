import type { FileHandle } from 'node:fs/promises';
import type { ByteSource } from './read-last-lines.ts';

/** An open file as bytes that can be read at any place. */
export function openBytes(file: FileHandle, size: number): ByteSource {
  return {
    size,
    async read(position, length) {
      const buffer = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
  };
}
