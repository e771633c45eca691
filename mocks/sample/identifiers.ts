import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Collection, Memory } from '../state/memory.ts';
import { makeIban } from './iban.ts';

const ID_HEX_DIGITS = 20;
/** A bank code that no bank has. */
const BANK_CODE = '99990001';
const SETTLEMENT_MS = { shortest: 400, longest: 600 };
const PLACE = 'drawn';

const drawnSchema = z
  .object({ seed: z.string(), applications: z.number(), payments: z.number(), events: z.number() })
  .readonly();
type Drawn = z.infer<typeof drawnSchema>;

/** A new application's id, and the account it gets should it be approved. */
export interface ApplicationIdentity {
  readonly id: string;
  readonly iban: string;
}

/** The account of the bank's client, from which it pays unless it names another. */
export const CLIENT_IBAN = makeIban('DE', `${BANK_CODE}0000000001`);

/** Everything about the bank that looks random, from a seed: the same seed gives the same in the same order. */
export class Identifiers {
  readonly #kept: Collection<Drawn>;
  readonly #firstSeed: string;

  /** Goes on where an earlier process was, where `memory` holds that. */
  constructor(seed: string, memory: Memory) {
    this.#firstSeed = seed;
    this.#kept = memory.collection('sample-identifiers', drawnSchema);
  }

  /** Begins again, with another seed where one is given. */
  restart(seed = this.#drawn().seed): void {
    this.#kept.set(PLACE, { seed, applications: 0, payments: 0, events: 0 });
  }

  nextApplication(): ApplicationIdentity {
    const ordinal = this.#draw('applications');
    const id = this.#id('app', ordinal);
    const leading = 1 + (this.#number(id) % 999);
    const accountNumber = `${String(leading).padStart(3, '0')}${String(ordinal).padStart(7, '0')}`;
    return { id, iban: makeIban('DE', `${BANK_CODE}${accountNumber}`) };
  }

  /** A new payment's id, and how many milliseconds it takes. */
  nextPayment(): { readonly id: string; readonly takesMs: number } {
    const id = this.#id('pay', this.#draw('payments'));
    const spread = SETTLEMENT_MS.longest - SETTLEMENT_MS.shortest;
    const takesMs = SETTLEMENT_MS.shortest + (this.#number(id) % (spread + 1));
    return { id, takesMs };
  }

  /** The id of something the bank tells its client about. */
  nextEvent(): string {
    return this.#id('evt', this.#draw('events'));
  }

  /** The next identity that nobody has: after a new seed the first ones may still be in use. */
  unused<Identity extends { id: string }>(isTaken: (id: string) => boolean, next: () => Identity): Identity {
    for (;;) {
      const identity = next();
      if (!isTaken(identity.id)) return identity;
    }
  }

  #draw(kind: 'applications' | 'payments' | 'events'): number {
    const drawn = this.#drawn();
    const ordinal = drawn[kind] + 1;
    this.#kept.set(PLACE, { ...drawn, [kind]: ordinal });
    return ordinal;
  }

  #drawn(): Drawn {
    return this.#kept.get(PLACE) ?? { seed: this.#firstSeed, applications: 0, payments: 0, events: 0 };
  }

  #id(kind: 'app' | 'pay' | 'evt', ordinal: number): string {
    return `${kind}_${this.#digest(`${kind}/${ordinal}`).slice(0, ID_HEX_DIGITS)}`;
  }

  #number(text: string): number {
    return Number.parseInt(this.#digest(text).slice(0, 8), 16);
  }

  #digest(text: string): string {
    return createHash('sha256').update(`${this.#drawn().seed}/${text}`).digest('hex');
  }
}
