import type { LedgerEntry, LedgerLine } from '../../model/ledger-entry.ts';

/** What was read, the newest first, and what is wrong with it, one sentence each. Lines that are not as they were written are left out. */
export interface NewestLines {
  lines: readonly LedgerLine[];
  troubles: readonly string[];
}

/** How many lines there are, and all that is wrong with them, one sentence each. */
export interface Verification {
  lines: number;
  troubles: readonly string[];
}

/** What became of an exchange of a text that is kept. */
export type Exchanged = 'exchanged' | 'changed-meanwhile' | 'unable';

/**
 * The history of runs per environment: appended to, never changed. Every operation ends within a limit and throws a Problem
 * when the place where it is kept can't be used.
 */
export interface Ledger extends AsyncDisposable {
  /** Where it is kept as a person would name it, without secrets. */
  readonly place: string;
  /** Resolves once the line is kept. Secrets are taken out of it first. */
  append(entry: LedgerEntry): Promise<LedgerLine>;
  /** The newest `count` lines of an environment; troubles only of what was read. */
  newest(environment: string, count: number): Promise<NewestLines>;
  /** Reads every line of an environment. */
  verify(environment: string): Promise<Verification>;
  /** The environments of which there are lines, by name. */
  environments(): Promise<string[]>;
  /** A small thing kept beside the lines, such as what was told last; `null` where there is none. */
  recall(key: string): Promise<string | null>;
  /** Keeps a small text beside the lines. Who writes last wins; it is no part of the chain. */
  remember(key: string, value: string): Promise<void>;
  /**
   * Keeps a small text beside the lines if what is kept there is still `before`, and tells whether it was: of several who ask at
   * once, one is told so. `unable` where the store has nothing of the kind.
   */
  exchange(key: string, before: string | null, after: string): Promise<Exchanged>;
}
