import type { RequestHandler } from 'msw';
import type { BankExchange } from '../../../model/bank-exchange.ts';
import type { Decision, DeskCase } from '../../desk/desk.ts';
import type { BankEntry } from '../../journal-entry.ts';
import type { BankTime, Cases, Faults, JournalPage, Seeded, Versions } from '../answers.ts';
import type { FaultOrder } from '../orders.ts';

/** Whose part of the bank is meant. A client made for a run means that run unless told otherwise; `null` is everybody. */
export interface Whose {
  run?: string | null;
}

/** Which entries of the bank's journal are asked for; all of it must fit. */
export interface JournalQuestion extends Whose {
  /** What the correlation id begins with. */
  correlation?: string;
  /** The application, transfer or the like. */
  resource?: string;
  kind?: BankEntry['kind'];
  /** Only what came later: the `nextSequence` of the answer before. */
  after?: number;
  /** How long the bank may wait for an entry that fits, at most 20000. Without it, it answers at once. */
  waitMs?: number;
}

export interface CasesQuestion extends Whose {
  correlation?: string;
  /** Only those that wait for a decision, or only those that don't. */
  waiting?: boolean;
  /** At most 1000; 200 without it. */
  limit?: number;
}

export interface SeedOrder {
  /** From what ids and accounts are made, from here on. */
  seed?: string;
  /** What would be the bodies of the creating call. A client made for a run seeds under its run's correlation ids. */
  resources?: readonly { body: unknown; correlationId?: string }[];
}

/** A fault that is on. */
export interface InjectedFault {
  readonly id: string;
  /** Turns it off; does nothing when it is off already. */
  remove(): Promise<void>;
}

/** The mock bank as tests and fixtures handle it. Every call throws a Problem when the bank refuses or does not answer. */
export interface BankControl extends AsyncDisposable {
  journal(question?: JournalQuestion): Promise<JournalPage>;
  /** What staff have before them, newest first. */
  cases(question?: CasesQuestion): Promise<Cases>;
  case(id: string): Promise<DeskCase>;
  /** Does what bank staff would do in their console; resolves with the case as it stands then. */
  decide(id: string, decision: Decision): Promise<DeskCase>;
  /** Forgets what was submitted: the run's own, or what came under correlation ids that begin so, or everything. */
  reset(scope?: Whose & { correlation?: string }): Promise<void>;
  /** Sets what ids are made from, and puts resources in place; resolves with their ids. */
  seed(order: SeedOrder): Promise<Seeded>;
  /** Moves the bank's time on, by such as `90s`, `20m` or `2h`. */
  advance(duration: string): Promise<BankTime>;
  /** The versions that are served, and the one the bank speaks where a call names none. */
  versions(): Promise<Versions>;
  switchVersion(version: string): Promise<Versions>;
  /** Turns on a fault (its name, what it strikes, and what it does), or a preset by its name. */
  fault(fault: FaultOrder): Promise<InjectedFault>;
  faults(): Promise<Faults>;
  /** Turns off every fault of the run; of everybody for a client without one. */
  clearFaults(): Promise<void>;
  /**
   * Answers with ordinary MSW handlers before the bank does, the newest first; resolves when the bank asks them. They
   * see the calls of this client's run only, and `undo` takes them away.
   */
  use(...handlers: RequestHandler[]): Promise<void>;
  /** The calls at the bank with their bodies, oldest first. */
  exchanges(scope?: Whose & { correlation?: string }): Promise<readonly BankExchange[]>;
  /**
   * Takes back what this client switched, moved on, injected and overrode. The time and version of a client without a run are
   * everybody's, and are taken back whoever changed them. Throws Problems for what could not be taken back.
   */
  undo(): Promise<void>;
}
