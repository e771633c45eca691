import type { Contract, Operation, SampleResponse } from '../../contract/contract.ts';

const MOST_KEPT = 200;

/** An operation's samples by their seeds, of which the newest are kept. */
export class RecentSamples {
  readonly #contract: Contract;
  readonly #operation: Operation;
  readonly #made = new Map<string, SampleResponse | undefined>();

  constructor(contract: Contract, operation: Operation) {
    this.#contract = contract;
    this.#operation = operation;
  }

  /** The sample of a seed; `undefined` where the operation documents no answer. It must not be changed. */
  of(seed: string): SampleResponse | undefined {
    if (this.#made.has(seed)) return this.#made.get(seed);
    const sample = this.#contract.sampleResponse(this.#operation, { seed });
    const [oldest] = this.#made.keys();
    if (this.#made.size >= MOST_KEPT && oldest !== undefined) this.#made.delete(oldest);
    this.#made.set(seed, sample);
    return sample;
  }
}
