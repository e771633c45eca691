/** A text as one word of a shell of POSIX, whatever is in it; as it is where it means nothing to a shell. */
export function shellWord(text: string): string {
  return /^[\w./:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
