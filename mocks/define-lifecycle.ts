/**
 * What makes operations of a bank's contract stateful: which one creates, which read, and how what was created moves from
 * state to state. The default export of a lifecycle file; the same keys in YAML or JSON do as well. Places in bodies are
 * JSON pointers such as `/data/attributes/status`.
 */
export interface LifecycleDefinition {
  /** What such a thing is called: `transfer`, `application`. */
  resource: string;
  /** The operation (its operationId) that creates one; several where there are several ways. */
  create: OperationReference | OperationReference[];
  /** The operation that reads one; several where others tell of it too, such as its state alone: the fullest first. */
  read: OperationReference | OperationReference[];
  /** The operation that lists them, if there is one. */
  list?: string | ListReference | undefined;
  /** Where the id stands in what `read` answers; left out where that does not say it. */
  id?: string | undefined;
  /** Where the state stands in what `read` answers. Its values are the states. */
  state: string;
  /** The state in which one is created. */
  initial: string;
  moves: MoveDefinition[];
  /** The states with which it is decided for good; without it, those that no move leads out of. */
  finals?: string[] | undefined;
  /** What else is set in the body on entering a state: value by pointer, by state. `$now` is the time, in ISO 8601. */
  set?: Record<string, Record<string, unknown>> | undefined;
  /** Where staff find the name by which they know one; the id without it. */
  title?: string | undefined;
  /** The facts that the staff's list shows, as pointers. */
  highlights?: string[] | undefined;
}

/**
 * An operationId; in full where the id is not found by itself. `id` is the path parameter's name or, with a leading slash,
 * its place in a body: in what a creation answers, in what a reading or another operation is sent (an id, or a list of them).
 */
export type OperationReference = string | { operation: string; id?: string | undefined };

export interface ListReference {
  operation: string;
  /** Where the list stands in the answer; the first list of objects without it. */
  items?: string | undefined;
  /** Which part of what `read` answers an item is; the object that holds the id without it. */
  part?: string | undefined;
}

/** A way from a state to another, and who takes it. */
export type MoveDefinition = { from: string | string[] } & (
  | StaffMoveDefinition
  | TimeMoveDefinition
  | PollsMoveDefinition
  | OperationMoveDefinition
  | ScriptMoveDefinition
);

export interface StaffMoveDefinition {
  to: string;
  /** What staff do: `approve`, `reject` (needs a reason), `request-information` (needs questions), or a name of your own. */
  staff: string;
  /** Where in the body goes what staff write with it. */
  reason?: string | undefined;
}

export interface TimeMoveDefinition {
  to: string;
  /** How long after the state was entered: `500ms`, `5s`, `2m`, `1h`. */
  after: string;
}

export interface PollsMoveDefinition {
  to: string;
  /** How often the state is read before it moves on. */
  polls: number;
}

export interface OperationMoveDefinition {
  to: string;
  /** The operation of the API that moves it, such as a cancellation. */
  operation: string;
  /** As in an OperationReference. */
  id?: string | undefined;
}

export interface ScriptMoveDefinition {
  /** The states it may come to. */
  to: string | string[];
  /** Asked whenever one is looked at; answers the state to move to, or `undefined` to stay. */
  script: LifecycleScript;
}

export type LifecycleScript = (resource: ScriptedResource) => string | undefined;

/** What a script is told. Times are epoch milliseconds, by the bank's clock. */
export interface ScriptedResource {
  readonly id: string;
  readonly state: string;
  readonly since: number;
  readonly now: number;
  /** How often this state was read. */
  readonly polls: number;
  /** What `read` answers. */
  readonly body: unknown;
}

/** Declares a lifecycle; the default export of a lifecycle file. */
export function defineLifecycle(lifecycle: LifecycleDefinition): LifecycleDefinition {
  return lifecycle;
}
