/** Something the bank tells the platform about, should it want to be called. */
export interface CallbackEvent {
  /** The webhook's name in the contract. */
  readonly event: string;
  readonly version: string;
  readonly resource: string;
  readonly correlationId: string | null;
  /** The body as this version's contract has it. */
  readonly body: unknown;
}

/** The bank's calls to the platform. */
export interface Callbacks {
  /** Sends it now, or later where it fails or a fault says so. Does nothing while nobody wants callbacks. */
  announce(event: CallbackEvent): void;
}

/** Nobody wants to be called. */
export const noCallbacks: Callbacks = { announce: () => undefined };
