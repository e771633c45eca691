import type { FaultPlan } from '../fault-plan.ts';
import type { Turn } from '../turns.ts';

/** A call that a fault strikes. */
export interface Strike {
  /** The fault's name. */
  readonly fault: string;
  readonly turn: Turn;
  /** Epoch milliseconds, by the clock of the run. */
  readonly now: number;
}

/** What one effect does to a call; what it leaves out is as it would have been. */
export type Impact = Partial<Omit<FaultPlan, 'fault'>>;

/** One thing that goes wrong, with what it remembers of one run; `undefined` where it leaves a call alone. */
export type Effect = (strike: Strike) => Impact | undefined;
