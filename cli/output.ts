import { redact } from '../support/redact.ts';

/** Results go to standard output. */
export function printResult(text: string): void {
  process.stdout.write(`${redact(text)}\n`);
}

/** Progress and prose go to standard error. */
export function say(text: string): void {
  process.stderr.write(`${redact(text)}\n`);
}

/** Whether a stream may be coloured: a terminal, and NO_COLOR not set (https://no-color.org). */
export function mayColour(stream: { isTTY?: boolean }): boolean {
  return stream.isTTY === true && (process.env.NO_COLOR ?? '') === '';
}
