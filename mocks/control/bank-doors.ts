import type { BankExchange } from '../../model/bank-exchange.ts';
import type { SeedOrder } from '../bank-model.ts';
import type { Desk } from '../desk/desk.ts';
import type { Fault } from '../faults/fault.ts';
import type { Journal } from '../journal.ts';
import type { RunClocks } from '../runs/run-clocks.ts';
import type { RunVersions } from '../runs/run-versions.ts';

/** What the staff console and the control API need of a bank. */
export interface BankDoors {
  /** What the bank is called on its staff's pages, such as its contract's title. */
  readonly name: string;
  readonly desk: Desk;
  readonly journal: Pick<Journal, 'read' | 'readWhenThere'>;
  /** Every version that is served, oldest first. */
  readonly servedVersions: readonly string[];
  readonly versions: Pick<RunVersions, 'current' | 'switchTo' | 'restore'>;
  readonly clocks: RunClocks;
  readonly faults: FaultSwitches;
  /** Puts resources in place as if they had been submitted; answers their ids. Throws Problem(s) for what it can't take. */
  seed(order: SeedOrder): readonly string[];
  /** Forgets what came under correlation ids that begin so; everything without. */
  reset(correlation: string | undefined): void;
  /** The calls whose correlation id begins so, oldest first; all without. */
  exchanges(correlation: string | undefined): readonly BankExchange[];
}

/** Faults that are on: for one run, or for everybody (`null`). */
export interface FaultSwitches {
  /** Turns on a fault, or a preset by its name; answers the id it is turned off by. Throws Problem(s) for what is none. */
  inject(order: unknown, run: string | null): string;
  /** Turns one off, if it is on. */
  remove(id: string): void;
  /** Turns off what is on for a run alone; everything for `null`. */
  clear(run: string | null): void;
  /** What is on for a run, everybody's included; everything for `null`. */
  list(run: string | null): readonly ActiveFault[];
}

export interface ActiveFault {
  readonly id: string;
  readonly run: string | null;
  readonly fault: Fault;
  /** How often it struck. */
  readonly struck: number;
}
