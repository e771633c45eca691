import { Bell } from '../bell.ts';

/** Tells open pages of changes that are not in the journal: what was seeded, reset, switched, moved on or broken. */
export class Changes {
  readonly #announced = new Bell();
  #count = 0;

  /** How many changes there were. */
  get count(): number {
    return this.#count;
  }

  announce(): void {
    this.#count += 1;
    this.#announced.ring();
  }

  /** Resolves when there were more than `known` changes, or when `until` is aborted. */
  async moreThan(known: number, until: AbortSignal): Promise<void> {
    if (this.#count <= known) await this.#announced.next(until);
  }
}
