/**
 * What bank staff see and do, whatever the bank: the console, the control API and the fixtures work on this and know
 * nothing of applications or transfers.
 */
export interface Desk {
  /** Everything staff may have to do with that a run may see, newest first; of all runs for `null`. */
  cases(run: string | null): readonly DeskCase[];
  find(id: string): DeskCase | undefined;
  /** Carries out what staff decided and puts it into the journal, or says why it can't be done now. */
  decide(id: string, decision: Decision): DecisionOutcome;
}

/** Something staff decide about, as it stands now. Times are epoch milliseconds. */
export interface DeskCase {
  readonly id: string;
  /** What such a thing is called: `application`, `transfer`. */
  readonly kind: string;
  /** What staff know it by: a company's name, else its id. */
  readonly title: string;
  readonly correlationId: string | null;
  readonly run: string | null;
  /** The name of its state, the same in every version. */
  readonly state: string;
  readonly standing: Standing;
  /** Whether nobody has decided yet. */
  readonly waiting: boolean;
  readonly submittedAt: number;
  readonly updatedAt: number;
  /** The two or three facts a list shows, such as `Expected turnover`. */
  readonly highlights: readonly Fact[];
  readonly sections: readonly { readonly title: string; readonly facts: readonly Fact[] }[];
  /** What was asked of the applicant and what came back. */
  readonly enquiries: readonly DeskEnquiry[];
  /** What happened to it, oldest first. */
  readonly history: readonly { readonly at: number; readonly by: string; readonly what: string }[];
  /** What staff can do with it now. */
  readonly moves: readonly StaffMove[];
}

export interface Standing {
  /** Two or three words for a list; a sentence for its own page. */
  readonly short: string;
  readonly long: string;
  readonly look: 'waiting' | 'good' | 'bad';
}

export interface Fact {
  readonly term: string;
  readonly value: string;
  /** Ids and account numbers are set in another type. */
  readonly reference?: boolean;
}

export interface DeskEnquiry {
  readonly field: string;
  readonly question: string;
  readonly askedBy: string;
  /** `null` while it is open. */
  readonly answer: string | null;
}

/** One thing staff can do. `name` is what a Decision names. */
export interface StaffMove {
  readonly name: string;
  /** What its button says: `Approve`. */
  readonly label: string;
  readonly look: 'good' | 'bad' | 'plain';
  /** What staff must give with it. */
  readonly needs: 'nothing' | 'validation' | 'reason' | 'questions';
  /** Why it can't be done yet, if it can't. */
  readonly blocked: string | null;
}

/** What staff decided, and who did. `decision` is a move's name: approve, reject, request-information, or the lifecycle's own. */
export interface Decision {
  readonly decision: string;
  readonly by: string;
  readonly reason?: string | undefined;
  readonly questions?: readonly { readonly field: string; readonly question: string }[] | undefined;
}

export type DecisionOutcome =
  | { readonly done: true; readonly case: DeskCase }
  | { readonly done: false; readonly code: string; readonly why: string };
