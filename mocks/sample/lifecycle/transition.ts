/** What a state machine answers to an event: the next state, or why it will not move. */
export type Transition<State, Code extends string> =
  | { readonly moved: true; readonly state: State }
  | { readonly moved: false; readonly refusal: Refusal<Code> };

/** Why an event is refused: a code for programs, a sentence for people, and the fields it is about. */
export interface Refusal<Code extends string> {
  readonly code: Code;
  readonly why: string;
  readonly fields: readonly string[];
}

export function movedTo<State>(state: State): { readonly moved: true; readonly state: State } {
  return { moved: true, state };
}

export function refused<Code extends string>(
  code: Code,
  why: string,
  fields: readonly string[] = [],
): { readonly moved: false; readonly refusal: Refusal<Code> } {
  return { moved: false, refusal: { code, why, fields } };
}
