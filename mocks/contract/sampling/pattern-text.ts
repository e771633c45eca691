import { readPattern } from '../schema/patterns.ts';
import type { Chance } from './chance.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const OTHERS = [...' -_.,:;/@#*+!?%&()[]{}<>=$^~|\\\'"`\t\néßñüøЖ漢'];
const ATTEMPTS = 60;

/** A text that fits a pattern and these lengths, or `undefined` where none was found. */
export function textForPattern(pattern: string, chance: Chance, least: number, most: number): string | undefined {
  const expression = readPattern(pattern);
  if (expression === undefined) return undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const missing = attempt < 5 ? 0 : Math.max(0, least - 2) + Math.floor(attempt / 10);
    const text = new PatternWriter(expression, chance, missing).write();
    if (text.length >= least && text.length <= most && expression.test(text)) return text;
  }
  return undefined;
}

/** Writes one text by walking through a pattern from its beginning to its end. */
class PatternWriter {
  readonly #source: string;
  readonly #flags: string;
  readonly #chance: Chance;
  /** How often something that may be repeated without limit is repeated at least. */
  readonly #stretch: number;
  readonly #groups: string[] = [];
  #at = 0;

  constructor(expression: RegExp, chance: Chance, stretch: number) {
    this.#source = expression.source;
    this.#flags = expression.flags;
    this.#chance = chance;
    this.#stretch = stretch;
  }

  write(): string {
    return this.#alternatives()();
  }

  #alternatives(): () => string {
    const options: (() => string)[] = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence());
    }
    return () => this.#chance.pick(options)?.() ?? '';
  }

  #sequence(): () => string {
    const parts: (() => string)[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at)))
      parts.push(this.#repeated());
    return () => parts.map((part) => part()).join('');
  }

  #repeated(): () => string {
    const part = this.#atom();
    const [whole = '', least, comma, most] = this.#take(/(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y) ?? [];
    if (whole === '') return part;
    const min = whole.startsWith('+') ? 1 : Number(least ?? 0);
    const limited = whole.startsWith('?') ? 1 : least !== undefined && comma === '' ? min : Number(most || Number.NaN);
    const max = Number.isNaN(limited) ? min + Math.max(3, this.#stretch) : limited;
    const from = Math.min(max, Math.max(min, this.#stretch));
    return () => Array.from({ length: this.#chance.between(from, Math.min(max, from + 8)) }, part).join('');
  }

  #atom(): () => string {
    if (this.#take(/\^|\$|\\[bB]/y) !== undefined) return () => '';
    const group = this.#take(/\((\?(?:[=!]|<[=!]|:|<\w+>|[ims-]*:))?/y);
    if (group !== undefined) return this.#group(group[1] ?? '');
    const back = this.#take(/\\([1-9])/y);
    if (back !== undefined) return () => this.#groups[Number(back[1]) - 1] ?? '';
    const token =
      this.#take(/\[\^?\]?(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|[\s\S]/y)?.[0] ??
      '';
    if (/^[^\\[.]/s.test(token)) return () => token;
    const fitting = charactersFor(token, this.#flags);
    return () => this.#chance.pick(fitting) ?? '';
  }

  #group(kind: string): () => string {
    const place = kind === '' || /^\?<\w/.test(kind) ? this.#groups.push('') - 1 : -1;
    const inner = this.#alternatives();
    this.#at += 1;
    // What only looks ahead or behind writes nothing; whether it holds is tried at the end.
    if (/^\?<?[=!]/.test(kind)) return () => '';
    return () => {
      const text = inner();
      if (place >= 0) this.#groups[place] = text;
      return text;
    };
  }

  #take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#source) ?? undefined;
    if (found !== undefined) this.#at = expression.lastIndex;
    return found;
  }
}

const fittingCharacters = new Map<string, readonly string[]>();

/** The characters that a class or an escape takes: letters and digits if it takes any. */
function charactersFor(token: string, flags: string): readonly string[] {
  const known = fittingCharacters.get(`${flags} ${token}`);
  if (known !== undefined) return known;
  const expression = new RegExp(`^${token}$`, flags);
  const letters = LETTERS.filter((character) => expression.test(character));
  const fitting = letters.length > 0 ? letters : OTHERS.filter((character) => expression.test(character));
  const exact = /^\\[ux]/.test(token)
    ? [String.fromCodePoint(Number.parseInt(token.replace(/^\\[ux]\{?/, ''), 16))]
    : [];
  const found = fitting.length > 0 ? fitting : exact;
  fittingCharacters.set(`${flags} ${token}`, found);
  return found;
}
