import { chanceOf } from './chance.ts';
import { isDue, type On } from './on.ts';

/** One turn of a fault in one run. */
export interface Turn {
  /** Which of its strikes this is: 1 for the first. */
  readonly count: number;
  /** From 0 up to but not 1; the same for the same turn of a repeated run. */
  readonly chance: number;
}

/** Counts what fits a fault in one run, and tells whose turn it is to be struck. */
export class Turns {
  readonly #on: On;
  readonly #seed: readonly string[];
  #position = 0;
  #struck = 0;

  /** `seed` is what makes this fault in this run different from others. */
  constructor(on: On, seed: readonly string[]) {
    this.#on = on;
    this.#seed = seed;
  }

  get struck(): number {
    return this.#struck;
  }

  /** The next one that fits; `undefined` where it is spared. */
  next(): Turn | undefined {
    const { first = Number.POSITIVE_INFINITY, chance = 1 } = this.#on;
    this.#position += 1;
    if (this.#struck >= first || !isDue(this.#on, this.#position)) return undefined;
    if (chance < 1 && chanceOf(...this.#seed, 'strike', this.#position) >= chance) return undefined;
    this.#struck += 1;
    const seed = [...this.#seed, 'effect', this.#position];
    return {
      count: this.#struck,
      get chance() {
        return chanceOf(...seed);
      },
    };
  }
}
