import { Problem } from '../support/problem.ts';
import { redact } from '../support/redact.ts';

/** Results go to standard output. */
export function printResult(text: string): void {
  process.stdout.write(`${redact(text)}\n`);
}

let shownBelow: ((text: string) => void) | null = null;

/** Progress and prose go to standard error; above what is shown there at the moment, if anything is. */
export function say(text: string): void {
  const clean = redact(text);
  if (shownBelow === null) process.stderr.write(`${clean}\n`);
  else shownBelow(clean);
}

/** From now on what is said goes to `write`, which keeps something below it on the terminal; with `null` no more. */
export function sayAbove(write: ((text: string) => void) | null): void {
  shownBelow = write;
}

/** A reader that has seen enough (`| head`) closes the pipe: nothing more is written, and nothing is wrong. */
export function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      const why = `what they are written to takes no more (${error.code ?? 'unknown error'})`;
      throw new Problem('The results cannot be written', why, 'make room, or write them elsewhere', { cause: error });
    });
  }
}

/** Whether the reader of the results is gone: what is still printed reaches nobody. */
export function isUnread(): boolean {
  return (process.stdout.errored ?? null) !== null;
}

/** Whether a stream may be coloured: a terminal, and NO_COLOR not set (https://no-color.org). */
export function mayColour(stream: { isTTY?: boolean }): boolean {
  return stream.isTTY === true && (process.env.NO_COLOR ?? '') === '';
}
