/** Word from outside that something was deployed. However many arrive before they are heeded, they are one. */
export class Calls {
  #waiting = 0;
  #wake: (() => void) | undefined;

  /** Somebody has called. */
  arrive(): void {
    this.#waiting += 1;
    this.#wake?.();
  }

  /** How many arrived since this was asked last. */
  take(): number {
    const taken = this.#waiting;
    this.#waiting = 0;
    return taken;
  }

  /** Resolves when a call has arrived that was not taken. For one who waits. */
  next(): Promise<void> {
    if (this.#waiting > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
