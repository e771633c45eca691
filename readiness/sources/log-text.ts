/** Whether a text stands in a log as a whole word: not as a part of a longer id. */
export function mentions(log: string, text: string): boolean {
  if (text === '') return false;
  for (let at = log.indexOf(text); at !== -1; at = log.indexOf(text, at + 1)) {
    if (!continues(log[at - 1]) && !continues(log[at + text.length])) return true;
  }
  return false;
}

/** The last lines, at most so many, in which a text stands as a whole word; in their order. */
export function linesThatMention(log: string, text: string, most: number): string[] {
  if (most <= 0 || !log.includes(text)) return [];
  return log
    .split('\n')
    .filter((line) => line.includes(text) && mentions(line, text))
    .slice(-most);
}

function continues(letter: string | undefined): boolean {
  return letter !== undefined && /[A-Za-z0-9_-]/.test(letter);
}
