/** How bad a difference is for whoever calls the bank: it breaks, it may break or will later, or it only adds. */
export const LEVELS = ['breaking', 'warning', 'info'] as const;
export type Level = (typeof LEVELS)[number];

/** The part of an operation that a difference is in. `api` is what belongs to no operation, such as the servers. */
export type Part = 'operation' | 'parameters' | 'request' | 'response' | 'security' | 'callback' | 'api';

/** One thing in which two contracts differ, as one operation sees it. */
export interface Difference {
  /** The operation by the name the older contract has for it; `null` where it is about the whole API. */
  readonly operation: string | null;
  readonly method: string | null;
  readonly path: string | null;
  readonly level: Level;
  readonly parts: readonly Part[];
  /** The statuses whose answers it is in; `null` where it concerns every call. */
  readonly statuses: readonly string[] | null;
  /** Where it stands in the contract, as a JSON pointer; `null` where the library does not say. */
  readonly pointer: string | null;
  readonly text: string;
  /** What the library, or this comparison, calls such a difference: `property-removed`. */
  readonly id: string;
}
