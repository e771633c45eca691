import type { Callbacks } from './callbacks/callbacks.ts';
import type { Contract, Operation } from './contract/contract.ts';
import type { Desk } from './desk/desk.ts';
import type { Journal } from './journal.ts';
import type { OperationRole } from './journal-entry.ts';
import type { RunClocks } from './runs/run-clocks.ts';
import type { RunVersions } from './runs/run-versions.ts';
import type { Memory } from './state/memory.ts';

/** What a bank is built on, whichever bank it is. */
export interface BankMaterial {
  readonly clocks: RunClocks;
  readonly versions: RunVersions;
  readonly journal: Journal;
  readonly memory: Memory;
  /** Tells the platform that something changed, where it wants to be called back. */
  readonly callbacks: Callbacks;
  /** From what ids, accounts and made-up values come. */
  readonly seed: string;
}

/** A bank without its doors: what it serves, what its staff see, and how it is put into a state. */
export interface BankModel {
  /** Oldest first, at least one. All of them are served at once. */
  readonly editions: readonly Edition[];
  readonly desk: Desk;
  /** Forgets what came under correlation ids that begin so; everything without. */
  reset(correlation: string | undefined): void;
  /** Puts resources in place as if they had been submitted; resolves with their ids. Throws Problem(s) for what it can't take. */
  seed(order: SeedOrder): readonly string[];
}

export interface SeedOrder {
  /** From what ids and accounts are made, from here on. */
  readonly seed?: string | undefined;
  /** What would be the body of the creating call, in today's version. */
  readonly resources: readonly { readonly body: unknown; readonly correlationId?: string | undefined }[];
}

/** A bank's API in one version. */
export interface Edition {
  readonly version: string;
  readonly contract: Contract;
  /** Every operation of the contract, by its id. */
  readonly operations: ReadonlyMap<string, ServedOperation>;
  /** How this version refuses a path it does not have (`allowed` is empty), or a method that the path does not have. */
  refuseUnknown(allowed: readonly string[]): Response;
  /** How this version refuses a body that is too large to be read. */
  refuseTooLarge(): Response;
  /** How this version refuses a path that can't be decoded. */
  refuseUnreadable(): Response;
}

export interface ServedOperation {
  readonly operation: Operation;
  readonly role: OperationRole | null;
  readonly resolve: OperationResolver;
  /** What an exchange was about. `body` is the parsed answer, `parameters` are the path's. */
  subjectOf(exchange: AnsweredExchange): Subject;
}

/**
 * An ordinary MSW resolver, as `http.post(path, resolver)` takes it, that needs no more than this and always answers.
 * It reads the request's body with `checkedRequest`.
 */
export type OperationResolver = (call: {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | readonly string[] | undefined>>;
}) => Response | Promise<Response>;

export interface AnsweredExchange {
  readonly parameters: Readonly<Record<string, string>>;
  readonly status: number;
  readonly body: unknown;
  /** What the answer gave as `Location`. */
  readonly location?: string | null;
}

export interface Subject {
  /** The application, transfer or the like; `null` where the exchange was about none. */
  readonly resource: string | null;
  /** Its state as the answer named it, and what that means whatever the version; `null` where unknown. */
  readonly namedState: string | null;
  readonly state: string | null;
}

export const NO_SUBJECT: Subject = { resource: null, namedState: null, state: null };
