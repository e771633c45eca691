import type { Operation } from '../../contract/contract.ts';
import type { Machine } from '../machine.ts';

/** A lifecycle as its file has it, with the operations of the contract that it names. */
export interface Lifecycle {
  readonly file: string;
  readonly resource: string;
  readonly creates: readonly CreateOperation[];
  readonly read: ResourceOperation;
  /** Further operations that answer about one, such as one that tells only its state. */
  readonly alsoRead: readonly ResourceOperation[];
  readonly list: ListOperation | null;
  /** The operations that move a resource, by their ids. */
  readonly movedBy: ReadonlyMap<string, ResourceOperation>;
  /** Pointers into what `read` answers; `id` is `null` where that leaves the id out. */
  readonly id: string | null;
  readonly state: string;
  readonly machine: Machine;
  /** What else is set on entering a state: value by pointer, by state. */
  readonly set: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly title: string | null;
  readonly highlights: readonly string[];
}

export interface CreateOperation {
  readonly operation: Operation;
  /** Where its answer gives the id, if the file says so. */
  readonly id: string | null;
}

/** An operation on a resource that exists. */
export interface ResourceOperation {
  readonly operation: Operation;
  readonly id: IdPlace;
}

/** Where a call names the resource: in a path parameter, or in its body (an id or a list of them). */
export type IdPlace =
  | { readonly in: 'path'; readonly parameter: string }
  | { readonly in: 'body'; readonly pointer: string };

export interface ListOperation {
  readonly operation: Operation;
  /** Where the list stands, if the file says so. */
  readonly items: string | null;
  /** Which part of what `read` answers an item is. */
  readonly part: string;
}
