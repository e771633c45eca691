/** A regular expression, as its source, that fits a text as it stands, whatever means something to expressions in it. */
export function literalPattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
