/** So many characters of a text decide where to look further. */
const PREFIX = 4;
const SLOTS = 1 << 16;

/**
 * Texts that are looked for all at once: the time it takes hardly grows with their number. Where several overlap, all
 * that any of them covers is replaced, by the replacement of the longest.
 */
export class TextIndex {
  /** By their first characters, the longest first. */
  readonly #byPrefix = new Map<string, { text: string; replacement: string }[]>();
  readonly #texts = new Set<string>();
  /** Which sums of first characters occur: most places of a text are passed over by this alone. */
  readonly #sums = new Uint8Array(SLOTS);

  get isEmpty(): boolean {
    return this.#texts.size === 0;
  }

  /** Adds a text of at least four characters, unless it is there already. */
  add(text: string, replacement: string): void {
    if (text.length < PREFIX || this.#texts.has(text)) return;
    this.#texts.add(text);
    const prefix = text.slice(0, PREFIX);
    this.#sums[sumOf(prefix)] = 1;
    const alike = this.#byPrefix.get(prefix) ?? [];
    const place = alike.findIndex((other) => other.text.length < text.length);
    alike.splice(place === -1 ? alike.length : place, 0, { text, replacement });
    this.#byPrefix.set(prefix, alike);
  }

  /** The text with all that was added replaced. */
  replaceIn(text: string): string {
    if (this.isEmpty) return text;
    let replaced = '';
    let written = 0;
    let covered: { from: number; to: number; longest: number; replacement: string } | undefined;
    let sum = sumOf(text.slice(0, PREFIX - 1));
    for (let at = 0; at + PREFIX <= text.length; at += 1) {
      sum = nextSum(sum, text.charCodeAt(at + PREFIX - 1));
      if (covered !== undefined && at >= covered.to) {
        replaced += text.slice(written, covered.from) + covered.replacement;
        written = covered.to;
        covered = undefined;
      }
      const found = this.#sums[sum] === 1 ? this.#longestAt(text, at) : undefined;
      if (found === undefined) continue;
      const { length } = found.text;
      const isLonger = covered === undefined || length > covered.longest;
      covered = {
        from: covered?.from ?? at,
        to: Math.max(covered?.to ?? 0, at + length),
        longest: isLonger ? length : (covered?.longest ?? 0),
        replacement: isLonger ? found.replacement : (covered?.replacement ?? ''),
      };
    }
    if (covered !== undefined) {
      replaced += text.slice(written, covered.from) + covered.replacement;
      written = covered.to;
    }
    return written === 0 ? text : replaced + text.slice(written);
  }

  #longestAt(text: string, at: number): { text: string; replacement: string } | undefined {
    return this.#byPrefix.get(text.slice(at, at + PREFIX))?.find((candidate) => text.startsWith(candidate.text, at));
  }
}

/** The sum of the last four characters, from the sum of the four before: each shift moves one of them out. */
function nextSum(sum: number, character: number): number {
  return ((sum << 4) ^ character) & (SLOTS - 1);
}

function sumOf(prefix: string): number {
  let sum = 0;
  for (let index = 0; index < prefix.length; index += 1) sum = nextSum(sum, prefix.charCodeAt(index));
  return sum;
}
