import { stripVTControlCharacters } from 'node:util';
import { widthOf } from '../reports/progress/fit.ts';
import { sayAbove } from './output.ts';

/** Some lines at the end of what a terminal shows, drawn anew in their place; what is said meanwhile goes above them. */
export interface LiveRegion extends Disposable {
  draw(): void;
}

const ERASE_LINE = '\u001b[2K';
const ONE_UP = '\u001b[1A';

/**
 * Whether lines may be drawn anew in their place: on a terminal that can and that somebody watches, which in a CI nobody
 * does.
 */
export function mayMove(stream: { isTTY?: boolean; columns?: number }, variables: NodeJS.ProcessEnv): boolean {
  const { TERM, CI = '' } = variables;
  return stream.isTTY === true && (stream.columns ?? 0) > 0 && TERM !== 'dumb' && (CI === '' || CI === 'false');
}

/** Shows lines below everything that is said, until it is disposed of: then they are gone, and only what was said stays. */
export async function openLiveRegion(stream: NodeJS.WriteStream, lines: () => readonly string[]): Promise<LiveRegion> {
  // Loaded here: where nothing is drawn it is not needed.
  const { createLogUpdate } = await import('log-update');
  // The cursor stays visible: a process that is killed can't bring it back.
  const update = createLogUpdate(stream, { showCursor: true });
  let drawn: readonly string[] = [];
  const draw = () => {
    drawn = lines();
    update(drawn.join('\n'));
  };
  const resized = () => {
    // A terminal that became narrower has wrapped what was drawn: there is more of it to take away.
    const wrapped = drawn.reduce((sum, line) => sum + rowsOf(line, stream.columns) - 1, 0);
    update.clear();
    if (wrapped > 0) stream.write(`${`${ONE_UP}${ERASE_LINE}`.repeat(wrapped)}\r`);
    draw();
  };
  sayAbove((text) => {
    // Written at once: nobody sees the terminal without its last lines.
    stream.cork();
    update.clear();
    stream.write(`${text}\n`);
    draw();
    stream.uncork();
  });
  stream.on('resize', resized);
  draw();
  return {
    draw,
    [Symbol.dispose]() {
      stream.off('resize', resized);
      sayAbove(null);
      update.clear();
      update.done();
    },
  };
}

function rowsOf(line: string, columns: number): number {
  return Math.max(1, Math.ceil(widthOf(stripVTControlCharacters(line)) / Math.max(1, columns)));
}
