import { z } from 'zod';
import { newToken } from '../../support/ids.ts';
import { Problem, Problems } from '../../support/problem.ts';
import type { Collection, Memory } from '../state/memory.ts';
import { processMemory } from '../state/memory.ts';
import { ActiveFault } from './active-fault.ts';
import { type Fault, faultSchema } from './fault.ts';
import { readFaultOrder } from './fault-order.ts';
import type { CallbackFaultPlan, FaultableCall, FaultableCallback, FaultPlan } from './fault-plan.ts';
import { joinedCallbackPlan, joinedPlan } from './joined.ts';
import { fits } from './on.ts';
import { type ServedNames, unknownNames } from './served-names.ts';

/** A fault that is on, and how often it struck. */
export interface InjectedFault {
  readonly id: string;
  /** The run whose calls it strikes; everybody's for `null`. */
  readonly run: string | null;
  readonly fault: Fault;
  readonly struck: number;
}

const keptSchema = z.object({ fault: faultSchema, run: z.string().nullable() });

/**
 * What goes wrong at the bank, and with whose calls. Faults are kept in the bank's memory; what they have counted is not,
 * and begins again with the process. The same seed makes the same calls fail.
 */
export class Faults {
  readonly #seed: string;
  readonly #kept: Collection<z.output<typeof keptSchema>>;
  readonly #ofCalls = new Map<string, ActiveFault>();
  readonly #ofCallbacks = new Map<string, ActiveFault>();
  #served: ServedNames | undefined;

  constructor(seed: string, memory: Memory = processMemory()) {
    this.#seed = seed;
    this.#kept = memory.collection('faults', keptSchema);
    for (const [id, kept] of this.#kept.entries()) this.#turnOn(new ActiveFault(id, kept, seed));
  }

  /** From here on, a fault that names an operation or version the bank does not have is refused. */
  restrictTo(served: ServedNames): void {
    this.#served = served;
  }

  /** Turns on for everybody what is to go wrong from the start, but for what an earlier process left on already. */
  startWith(faults: readonly Fault[]): void {
    const left = new Set(this.list(null).flatMap(({ run, fault }) => (run === null ? [fault.name] : [])));
    for (const fault of faults) if (!left.has(fault.name)) this.inject(fault, null);
  }

  /**
   * Turns on a fault, or a preset by its name, for a run's calls or for everybody's (`null`). Hands back the id it is
   * turned off by. Throws Problems for what is no fault, or would never strike.
   */
  inject(order: unknown, run: string | null): string {
    const fault = readFaultOrder(order);
    const unknown = this.#served === undefined ? [] : unknownNames(fault, this.#served);
    if (run !== null && !fits(fault.on?.run, run)) unknown.push(ofAnotherRun(fault, run));
    if (unknown.length > 0) throw new Problems(`The fault ${fault.name} would not strike`, unknown);
    const id = `${fault.name}.${newToken().slice(0, 8)}`;
    this.#kept.set(id, { fault, run });
    this.#turnOn(new ActiveFault(id, { fault, run }, this.#seed));
    return id;
  }

  /** Turns one off; `false` when there is none of this id. */
  remove(id: string): boolean {
    this.#kept.delete(id);
    return this.#ofCalls.delete(id) || this.#ofCallbacks.delete(id);
  }

  /** Turns off what is on for a run alone; everything for `null`. */
  clear(run: string | null): void {
    for (const fault of this.#all()) if (run === null || fault.run === run) this.remove(fault.id);
  }

  /** What is on for a run, everybody's included; everything for `null`. In the order in which it came. */
  list(run: string | null): readonly InjectedFault[] {
    return this.#all()
      .filter((fault) => run === null || fault.concerns(run))
      .map(({ id, run: whose, fault, struck }) => ({ id, run: whose, fault, struck }));
  }

  planFor(call: FaultableCall): FaultPlan | undefined {
    if (this.#ofCalls.size === 0) return undefined;
    const impacts = [...this.#ofCalls.values()].flatMap((active) =>
      active.strikeCall(call).map((impact) => ({ fault: active.fault.name, impact })),
    );
    return joinedPlan(impacts);
  }

  planForCallback(callback: FaultableCallback): CallbackFaultPlan | null {
    if (this.#ofCallbacks.size === 0) return null;
    const impacts = [...this.#ofCallbacks.values()].flatMap((active) => {
      const impact = active.strikeCallback(callback);
      return impact === undefined ? [] : [{ fault: active.fault.name, impact }];
    });
    return joinedCallbackPlan(impacts);
  }

  #turnOn(fault: ActiveFault): void {
    (fault.isOfCallbacks ? this.#ofCallbacks : this.#ofCalls).set(fault.id, fault);
  }

  #all(): readonly ActiveFault[] {
    return [...this.#ofCalls.values(), ...this.#ofCallbacks.values()];
  }
}

function ofAnotherRun({ name }: Fault, run: string): Problem {
  return new Problem(
    `The fault ${name} strikes another run’s calls only`,
    `it was turned on for ${run} alone, whose calls it would leave alone`,
    'leave out on.run, or turn it on for everybody',
  );
}
