import type { Asking } from './ask.ts';

/** Whether somebody can be asked: a terminal on both sides, and no machine that builds. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && (process.env.CI ?? '') === '';
}

/** Asks on the terminal, on standard error; what it takes is loaded only here. */
export async function askOnTerminal(): Promise<Asking> {
  const { isCancel, select, text } = await import('@clack/prompts');
  const output = process.stderr;
  return {
    async text(message, usual, whyNot) {
      const validate = (answer: string | undefined) => whyNot(answer === undefined || answer === '' ? usual : answer);
      const answer = await text({ message, placeholder: usual, defaultValue: usual, validate, output });
      return isCancel(answer) ? null : answer;
    },
    async choose(message, choices, usual) {
      const options = choices.map((value) => ({ value, label: value }));
      const answer = await select({ message, options, initialValue: usual, output });
      return isCancel(answer) ? null : answer;
    },
  };
}
