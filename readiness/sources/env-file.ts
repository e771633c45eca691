import { resolve } from 'node:path';
import { heldKeys } from './held-keys.ts';
import { readTextFile } from './limited-file.ts';
import { mapRead, read, unread } from './reading.ts';
import type { OpenSource } from './source.ts';

/** A file of NAME=value lines, as dotenv reads them. A name that stands alone takes its value from elsewhere. */
export const envFile: OpenSource<'env-file'> = ({ path }, { project, fingerprintKey }) => ({
  place: path,
  async configuration() {
    const text = await readTextFile(resolve(project, path), path);
    const { readAssignedLines } = await import('./assigned-lines.ts');
    return mapRead(text, (content) => {
      const lines = readAssignedLines(content);
      if (!lines.understood) return unread(path, `line ${lines.line} is no NAME=value`);
      return read(path, heldKeys(lines.values, fingerprintKey, { untold: lines.bare }));
    });
  },
});
