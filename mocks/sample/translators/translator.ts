import type { Answer, ApplicationStatus } from '../lifecycle/application-state.ts';
import type { PaymentState } from '../lifecycle/payment.ts';
import type { ApplicationRecord } from '../records/application-record.ts';
import type { PaymentRecord } from '../records/payment-record.ts';
import type { PaymentOrder, Submission } from '../submission.ts';

/** An answer as one version of the API gives it. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** How a version says which resource an answer is about, and what it calls the resource's states. */
export interface Naming<State extends string> {
  /** The field of an answer that holds the id. */
  readonly id: string;
  readonly statuses: Readonly<Record<State, string>>;
}

/** An application in one version of the API. What goes in fits that version's contract already; what comes out must. */
export interface ApplicationTranslator extends Naming<ApplicationStatus> {
  submission(body: unknown): Submission;
  answers(body: unknown): readonly Answer[];
  /** Where in the body the name of an answer stands, as a JSON pointer; the answer is the nth of `answers`. */
  answerPlace(answer: Answer, index: number): string;
  /** The answer to a submission; `location` is the application's path. */
  received(record: ApplicationRecord, location: string): ApiAnswer;
  /** The answer to whoever asks how it stands. */
  shown(record: ApplicationRecord): ApiAnswer;
  /** The answer to information that was asked for. */
  supplied(record: ApplicationRecord, location: string): ApiAnswer;
  /** How the platform is told of a change; `null` in a version without callbacks. */
  readonly callback: CallbackTranslator | null;
}

export interface CallbackTranslator {
  /** The webhook's name in the contract. */
  readonly event: string;
  body(record: ApplicationRecord, eventId: string): object;
}

/** What a client orders; without an account it pays from its own. */
export type OrderedPayment = Omit<PaymentOrder, 'debtorIban'> & { readonly debtorIban: string | null };

/** A payment in one version of the API. */
export interface PaymentTranslator extends Naming<PaymentState['status']> {
  order(body: unknown): OrderedPayment;
  /** Where in the body the two accounts stand, as JSON pointers. */
  readonly places: { readonly debtorIban: string; readonly creditorIban: string };
  received(record: PaymentRecord, location: string): ApiAnswer;
  shown(record: PaymentRecord): ApiAnswer;
}
