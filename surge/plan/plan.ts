import type { Owner } from '../../model/owner.ts';

/** Where in an answer something is that later requests need, in Artillery's words. `as` is what it is called from then on. */
export type Capture =
  | { as: string; json: string }
  | { as: string; regexp: string; group: 1 }
  | { as: string; header: string; regexp: string; group: 1 };

/** Something asked again and again until it shows what was waited for. */
export interface Poll {
  everyMs: number;
  /** How often at most. */
  times: number;
  /** A regular expression that the awaited answer fits; `null` where nothing was waited for, and it is just asked `times` times. */
  until: string | null;
  /** What is waited for, for people. */
  shows: string | null;
}

/** A request as every user sends it. In its texts `{{ name }}` stands for a value that each user has of its own. */
export interface PlannedRequest {
  /** Such as `2.1 POST /payments/new`: unlike any other of the plan. */
  name: string;
  step: number;
  service: string;
  owner: Owner;
  method: string;
  /** From the service's root. */
  path: string;
  /** The path for people: `{name}` where users differ, without query. */
  pattern: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** As it was recorded. */
  status: number;
  captures: readonly Capture[];
  poll: Poll | null;
  isAsset: boolean;
  /** How long a user pauses before it. */
  pauseMs: number;
}

export interface PlannedStep {
  title: string;
  /** The longest that 95 of 100 users may wait in it. */
  budgetMs: number;
}

/** A value that each user gets anew, alike the recorded one. */
export interface MadeUp {
  name: string;
  kind: 'uuid' | 'e-mail' | 'correlation' | 'trace' | 'alike' | 'text';
  recorded: string;
}

/** What each virtual user does. */
export interface Plan {
  scenario: { id: string; title: string };
  steps: readonly PlannedStep[];
  requests: readonly PlannedRequest[];
  madeUp: readonly MadeUp[];
  /** The names of secrets that requests carry: variables of the environment. */
  secrets: readonly string[];
  notCovered: readonly { step: string; why: string }[];
  notes: readonly string[];
}
