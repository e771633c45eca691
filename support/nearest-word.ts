const MOST_OF_IT = 0.5;

/**
 * The one of `known` that a word was most likely meant to be; `undefined` where none is like it. `most` is how many of
 * its letters may be wrong: half of them unless given.
 */
export function nearestWord(
  word: string,
  known: Iterable<string>,
  most: number = Math.max(1, Math.floor(word.length * MOST_OF_IT)),
): string | undefined {
  let nearest: string | undefined;
  let fewest = most;
  for (const candidate of known) {
    const changes = changesBetween(word.toLowerCase(), candidate.toLowerCase());
    if (changes > fewest || (changes === fewest && nearest !== undefined)) continue;
    nearest = candidate;
    fewest = changes;
  }
  return nearest;
}

/** `; did you mean so-and-so?`, or nothing where no known word is near. */
export function suggestion(word: string, known: Iterable<string>): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : `; did you mean ${nearest}?`;
}

/** How many letters must be put in, taken out or replaced to make one word the other. */
function changesBetween(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, counterpart] of [...other].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === counterpart ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
