import type { Collection, Memory } from '../state/memory.ts';
import { laneOf, type PendingCallback, pendingCallbackSchema } from './pending-callback.ts';

/** The callbacks that are still to be taken, lane by lane in the order in which they came. */
export class CallbackQueue {
  readonly #pending: Collection<PendingCallback>;
  readonly #lanes = new Map<string, string[]>();

  /** Begins with what an earlier process left in the memory. */
  constructor(memory: Memory) {
    this.#pending = memory.collection('callbacks', pendingCallbackSchema);
    for (const callback of this.#pending.values()) this.#join(callback);
  }

  get size(): number {
    return this.#pending.size;
  }

  get lanes(): readonly string[] {
    return [...this.#lanes.keys()];
  }

  get all(): readonly PendingCallback[] {
    return [...this.#pending.values()];
  }

  /** The one of a lane that is to be taken before the others. */
  first(lane: string): PendingCallback | undefined {
    const id = this.#lanes.get(lane)?.[0];
    return id === undefined ? undefined : this.#pending.get(id);
  }

  has({ id }: PendingCallback): boolean {
    return this.#pending.has(id);
  }

  add(callback: PendingCallback): void {
    this.#pending.set(callback.id, callback);
    this.#join(callback);
  }

  /** Puts what has become of a callback in its place. One that was removed meanwhile does not come back. */
  replace(callback: PendingCallback): void {
    if (this.has(callback)) this.#pending.set(callback.id, callback);
  }

  remove(callback: PendingCallback): void {
    this.#pending.delete(callback.id);
    const lane = laneOf(callback);
    const others = this.#lanes.get(lane)?.filter((id) => id !== callback.id) ?? [];
    if (others.length > 0) this.#lanes.set(lane, others);
    else this.#lanes.delete(lane);
  }

  #join(callback: PendingCallback): void {
    const lane = laneOf(callback);
    const ids = this.#lanes.get(lane);
    if (ids === undefined) this.#lanes.set(lane, [callback.id]);
    else ids.push(callback.id);
  }
}
