/** A call that a fault may spoil, as far as it is known before the bank answers. */
export interface FaultableCall {
  readonly operation: string;
  readonly version: string;
  readonly run: string | null;
  /** Its path parameters: among them the id of the resource it is about. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Epoch milliseconds, by the clock of its run. */
  readonly now: number;
}

/** What goes wrong with one call. */
export interface FaultPlan {
  /** The name of the fault, for the journal; several are joined by `+`. */
  readonly fault: string;
  /** How long the answer is held back; 0 for not at all. */
  readonly delayMs: number;
  /** The call is carried out as if its credential had expired. */
  readonly expiredCredential: boolean;
  /** What comes instead of an answer: none ever, or the connection is cut, before the bank did anything or after. */
  readonly silence: 'timeout' | 'reset-before' | 'reset-after' | null;
  /** What is answered without asking the bank. */
  readonly answerInstead: FaultAnswer | null;
  /** Spoils the bank's answer. */
  readonly spoil: ((answer: FaultAnswer) => FaultAnswer) | null;
}

export interface FaultAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  /** After so many bytes the connection is cut; `null` for all of the body. */
  readonly cutAfter: number | null;
}

/** What goes wrong with one callback. */
export interface CallbackFaultPlan {
  readonly fault: string;
  readonly delayMs: number;
  /** How often it is sent in all: 1 for once, 0 for never. */
  readonly copies: number;
  /** Signs it with another secret. */
  readonly wrongSignature: boolean;
}

/** A callback that a fault may spoil. */
export interface FaultableCallback {
  readonly event: string;
  readonly version: string;
  readonly run: string | null;
  readonly resource: string;
}
