import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../support/clock.ts';
import type { Secret } from '../../support/secret.ts';
import { isSameSecret } from './same-secret.ts';

export const SESSION_MS = 12 * 3_600_000;

/**
 * The console's sessions. A session's value is made from the control token but does not tell it: who changes the token
 * ends every session, and who restarts the bank ends none but those that were signed out.
 */
export class Sessions {
  readonly #token: Secret;
  readonly #clock: Pick<Clock, 'now'>;
  /** The ids of sessions that were signed out, and when they would have ended by themselves. */
  readonly #signedOut = new Map<string, number>();

  constructor(token: Secret, clock: Pick<Clock, 'now'>) {
    this.#token = token;
    this.#clock = clock;
  }

  /** The value of a new session, good for twelve hours. */
  begin(): string {
    const id = randomBytes(16).toString('hex');
    const endsAt = this.#clock.now() + SESSION_MS;
    return `${id}.${endsAt}.${this.#seal(id, endsAt)}`;
  }

  isGood(value: string): boolean {
    const session = this.#read(value);
    return session !== undefined && this.#clock.now() < session.endsAt && !this.#signedOut.has(session.id);
  }

  end(value: string): void {
    const now = this.#clock.now();
    for (const [id, endsAt] of this.#signedOut) if (endsAt <= now) this.#signedOut.delete(id);
    const session = this.#read(value);
    if (session !== undefined && now < session.endsAt) this.#signedOut.set(session.id, session.endsAt);
  }

  #read(value: string): { id: string; endsAt: number } | undefined {
    const [, id = '', digits = '', seal = ''] = /^([0-9a-f]{32})\.(\d{1,15})\.([0-9a-f]{64})$/.exec(value) ?? [];
    const endsAt = Number(digits);
    return isSameSecret(seal, this.#seal(id, endsAt)) ? { id, endsAt } : undefined;
  }

  #seal(id: string, endsAt: number): string {
    return createHmac('sha256', this.#token.reveal()).update(`staff console session ${id} ${endsAt}`).digest('hex');
  }
}
