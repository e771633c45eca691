import { encoded, type Form, placeholder, secretIn, secretVariable } from './placeholder.ts';

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The recorded values that stand for something which each user has of its own, by what that is called. */
export class KnownValues {
  readonly #names = new Map<string, string>();
  readonly #secrets = new Set<string>();
  readonly #taken = new Set<string>();

  /** Remembers a value under a name like the one proposed; gives the name. */
  add(value: string, proposed: string): string {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const base = proposed.replace(/\W+/g, '_').replace(/^(?=\d)|^$/, 'value_');
    let name = base;
    for (let next = 2; this.#taken.has(name); next += 1) name = `${base}${next}`;
    this.#taken.add(name);
    this.#names.set(value, name);
    return name;
  }

  has(value: string): boolean {
    return this.#names.has(value);
  }

  get secrets(): string[] {
    return [...this.#secrets];
  }

  /** The text as a template: known values and secrets replaced by what stands for them, all else in the form it goes out in. */
  template(text: string, form: Form): string {
    let rest = text;
    let made = '';
    for (;;) {
      const next = this.#firstIn(rest);
      if (next === null) return made + encoded(rest, form);
      made += encoded(rest.slice(0, next.at), form) + placeholder(next.name, form);
      rest = rest.slice(next.at + next.length);
    }
  }

  #firstIn(text: string): { at: number; length: number; name: string } | null {
    const secret = secretIn(text);
    const found = [...this.#names]
      .map(([value, name]) => ({ at: indexOfWhole(text, value), length: value.length, name }))
      .filter(({ at }) => at !== -1);
    if (secret !== null) {
      this.#secrets.add(secret);
      const mark = `[secret ${secret}]`;
      found.push({ at: text.indexOf(mark), length: mark.length, name: secretVariable(secret) });
    }
    // Of those at the same place the longest: an id that another begins with is not that one.
    found.sort((one, other) => one.at - other.at || other.length - one.length);
    return found[0] ?? null;
  }
}

/** Where a value stands as a whole in a text, not as a part of a longer word or number; -1 where it does not. */
export function indexOfWhole(text: string, value: string): number {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + value.length] ?? ' ';
    if (!LETTER_OR_DIGIT.test(before) && !LETTER_OR_DIGIT.test(after)) return at;
  }
  return -1;
}
