/** Wakes those who wait for something to happen. */
export class Bell {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when it rings next, or when `until` is aborted. */
  next(until: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (until.aborted) {
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
