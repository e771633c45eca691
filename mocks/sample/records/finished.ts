/** The ids of what nothing more can happen to, in the order in which it was finished, so that only so many are kept. */
export class Finished {
  readonly #most: number;
  readonly #ids = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Notes that one more is finished; returns those that are to be forgotten now, a tenth at a time. */
  add(id: string): readonly string[] {
    this.#ids.add(id);
    if (this.#ids.size <= this.#most * 1.1) return [];
    const forgotten = [...this.#ids].slice(0, this.#ids.size - this.#most);
    for (const old of forgotten) this.#ids.delete(old);
    return forgotten;
  }

  delete(id: string): void {
    this.#ids.delete(id);
  }
}
