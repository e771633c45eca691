import { resolve } from 'node:path';
import type { Reading } from './facts.ts';
import { withFile } from './limited-file.ts';
import { linesThatMention, mentions } from './log-text.ts';
import { mapRead, read } from './reading.ts';
import type { OpenSource } from './source.ts';

/** A log is searched this far from its end: what was just done stands there. */
const SEARCHED_BYTES = 8_000_000;

/** A log in a file. Where it was just rotated, the file that it was before (`<path>.1`) is searched as well. */
export const logFile: OpenSource<'log-file'> = ({ path }, { project }) => ({
  place: path,
  async logged(text) {
    const file = resolve(project, path);
    const found = await search(file, path, text);
    if (found.read && found.value) return found;
    const before = await search(`${file}.1`, `${path}.1`, text);
    return before.read && before.value ? before : found;
  },
  async logLines(text, most) {
    const file = resolve(project, path);
    const [before, now] = await Promise.all([readLogEnd(`${file}.1`, `${path}.1`), readLogEnd(file, path)]);
    return mapRead(now, (log) => {
      const lines = linesThatMention(log, text, most);
      const earlier = before.read ? linesThatMention(before.value, text, most - lines.length) : [];
      return read(path, [...earlier, ...lines]);
    });
  },
});

async function search(file: string, place: string, text: string): Promise<Reading<boolean>> {
  return mapRead(await readLogEnd(file, place), (log) => read(place, mentions(log, text)));
}

/** The end of a log, as far back as it is searched; it begins with a whole line. */
export function readLogEnd(file: string, place: string): Promise<Reading<string>> {
  return withFile(file, place, async (handle, { size }) => {
    const from = Math.max(0, size - SEARCHED_BYTES);
    const end = Buffer.alloc(size - from);
    const { bytesRead } = await handle.read(end, 0, end.length, from);
    const log = end.toString('utf8', 0, bytesRead);
    // The first line is cut where the search begins amid the file.
    return read(place, from === 0 ? log : log.slice(log.indexOf('\n') + 1));
  });
}
