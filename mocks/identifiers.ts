import { createHash } from 'node:crypto';
import { makeIban } from './iban.ts';

const ID_HEX_DIGITS = 20;
/** A bank code that no bank has. */
const BANK_CODE = '99990001';
const SETTLEMENT_MS = { shortest: 400, longest: 600 };

/** A new application's id, and the account it gets should it be approved. */
export interface ApplicationIdentity {
  readonly id: string;
  readonly iban: string;
}

/** Everything about the bank that looks random, from a seed: the same seed gives the same in the same order. */
export class Identifiers {
  /** The account of the bank's client, from which it pays unless it names another. */
  readonly clientIban = makeIban('DE', `${BANK_CODE}0000000001`);
  #seed: string;
  #applications = 0;
  #payments = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Begins again, with another seed where one is given. */
  restart(seed = this.#seed): void {
    this.#seed = seed;
    this.#applications = 0;
    this.#payments = 0;
  }

  nextApplication(): ApplicationIdentity {
    this.#applications += 1;
    const id = this.#id('app', this.#applications);
    const leading = 1 + (this.#number(id) % 999);
    const accountNumber = `${String(leading).padStart(3, '0')}${String(this.#applications).padStart(7, '0')}`;
    return { id, iban: makeIban('DE', `${BANK_CODE}${accountNumber}`) };
  }

  /** A new payment's id, and how many milliseconds it takes. */
  nextPayment(): { readonly id: string; readonly takesMs: number } {
    this.#payments += 1;
    const id = this.#id('pay', this.#payments);
    const spread = SETTLEMENT_MS.longest - SETTLEMENT_MS.shortest;
    const takesMs = SETTLEMENT_MS.shortest + (this.#number(id) % (spread + 1));
    return { id, takesMs };
  }

  #id(kind: 'app' | 'pay', ordinal: number): string {
    return `${kind}_${this.#digest(`${kind}/${ordinal}`).slice(0, ID_HEX_DIGITS)}`;
  }

  #number(text: string): number {
    return Number.parseInt(this.#digest(text).slice(0, 8), 16);
  }

  #digest(text: string): string {
    return createHash('sha256').update(`${this.#seed}/${text}`).digest('hex');
  }
}
