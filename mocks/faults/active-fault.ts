import { type Does, effectsOf } from './does.ts';
import { type CallbackImpact, callback } from './effects/callback.ts';
import type { Effect, Impact } from './effects/effect.ts';
import type { Fault } from './fault.ts';
import type { FaultableCall, FaultableCallback } from './fault-plan.ts';
import { fitsCall, fitsCallback } from './on.ts';
import { Turns } from './turns.ts';

/** What a fault remembers of one run. */
interface Course {
  readonly turns: Turns;
  readonly effects: readonly Effect[];
  readonly callback: ((resource: string) => CallbackImpact | undefined) | undefined;
}

/** A fault that is on: for one run alone, or for everybody (`null`), each of whom it counts by themselves. */
export class ActiveFault {
  readonly id: string;
  readonly fault: Fault;
  readonly run: string | null;
  readonly #seed: string;
  readonly #courses = new Map<string | null, Course>();

  constructor(id: string, { fault, run }: { fault: Fault; run: string | null }, seed: string) {
    this.id = id;
    this.fault = fault;
    this.run = run;
    this.#seed = seed;
  }

  /** How many calls or callbacks were struck so far. */
  get struck(): number {
    return [...this.#courses.values()].reduce((sum, { turns }) => sum + turns.struck, 0);
  }

  get isOfCallbacks(): boolean {
    return this.fault.does.callback !== undefined;
  }

  concerns(run: string | null): boolean {
    return this.run === null || this.run === run;
  }

  strikeCall(call: FaultableCall): readonly Impact[] {
    if (!this.concerns(call.run) || !fitsCall(this.fault.on ?? {}, call)) return [];
    const course = this.#courseOf(call.run);
    const turn = course.turns.next();
    if (turn === undefined) return [];
    const strike = { fault: this.fault.name, turn, now: call.now };
    return course.effects.flatMap((effect) => effect(strike) ?? []);
  }

  strikeCallback(sent: FaultableCallback): CallbackImpact | undefined {
    if (!this.concerns(sent.run) || !fitsCallback(this.fault.on ?? {}, sent)) return undefined;
    const course = this.#courseOf(sent.run);
    return course.turns.next() === undefined ? undefined : course.callback?.(sent.resource);
  }

  #courseOf(run: string | null): Course {
    const existing = this.#courses.get(run);
    if (existing !== undefined) return existing;
    const { name, on = {}, does } = this.fault;
    const course = courseOf(does, new Turns(on, [this.#seed, name, run ?? '']));
    this.#courses.set(run, course);
    return course;
  }
}

function courseOf(does: Does, turns: Turns): Course {
  return { turns, effects: effectsOf(does), callback: does.callback && callback(does.callback) };
}
