import type { Secret } from '../support/secret.ts';
import type { BankControl } from './control/client/bank-control.ts';
import { connectControl } from './control/client/connection.ts';
import { overriding } from './control/client/overriding.ts';
import { reading } from './control/client/reading.ts';
import { staging } from './control/client/staging.ts';
import { switching } from './control/client/switching.ts';
import { Undoing } from './control/client/undoing.ts';

export type { BankTime, Cases, Faults, JournalPage, Seeded, Versions } from './control/answers.ts';
export type {
  BankControl,
  CasesQuestion,
  InjectedFault,
  JournalQuestion,
  SeedOrder,
  Whose,
} from './control/client/bank-control.ts';
export type { FaultOrder } from './control/orders.ts';
export type { Decision, DeskCase } from './desk/desk.ts';
export type { BankEntry } from './journal-entry.ts';

export interface BankControlOptions {
  /** What console and control need where the bank can be reached from other machines. */
  token?: Secret | undefined;
  /** A run's id: then all is about this run alone, so that runs which share a bank do not disturb each other. */
  run?: string | undefined;
}

/** The control of the mock bank at `baseUrl`, such as `http://127.0.0.1:4010`. */
export function bankControl(baseUrl: string, { token, run: own }: BankControlOptions = {}): BankControl {
  const call = connectControl(baseUrl, token);
  const undoing = new Undoing();
  const undo = () => undoing.undo();
  return {
    ...reading(call, own),
    ...staging(call, own),
    ...switching(call, own, undoing),
    ...overriding(call, own, undoing),
    undo,
    [Symbol.asyncDispose]: undo,
  };
}
