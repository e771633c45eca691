/** Tells open pages of changes that are not in the journal: what was seeded, reset, switched, moved on or broken. */
export class Changes {
  readonly #waiting = new Set<() => void>();
  #count = 0;

  /** How many changes there were. */
  get count(): number {
    return this.#count;
  }

  announce(): void {
    this.#count += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when there were more than `known` changes, or when `until` is aborted. */
  moreThan(known: number, until: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (until.aborted || this.#count > known) {
        resolve();
        return;
      }
      const wake = () => {
        this.#waiting.delete(wake);
        until.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      until.addEventListener('abort', wake, { once: true });
    });
  }
}
