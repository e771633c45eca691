import type { Clock } from '../support/clock.ts';
import type { BankMaterial, BankModel, Edition } from './bank-model.ts';
import type { CallbackSender } from './callbacks/callback-sender.ts';
import { Exchanges } from './exchanges.ts';
import type { Faults } from './faults/faults.ts';
import { Journal } from './journal.ts';
import { Overrides } from './overrides/overrides.ts';
import { RunClocks } from './runs/run-clocks.ts';
import { RunVersions } from './runs/run-versions.ts';
import type { Memory } from './state/memory.ts';

/** Which bank it is: our sample bank, or one made from a contract. */
export interface BankKind {
  /** Its name, by which its state is known as its own. */
  readonly name: string;
  /** The version it speaks until it is switched. */
  readonly version: string;
  create(material: BankMaterial): Promise<BankModel>;
}

/** What a bank is opened with. */
export interface BankFoundation {
  readonly kind: BankKind;
  readonly clock: Clock;
  readonly memory: Memory;
  readonly seed: string;
  readonly faults: Faults;
  /** Makes the bank's calls to the platform from what they need of the bank. */
  readonly callbacks: (bank: Pick<Bank, 'journal' | 'memory' | 'faults' | 'editions'>) => CallbackSender;
}

/** The whole bank without its doors: what the API, the control and the console work on. */
export interface Bank {
  readonly clock: Clock;
  readonly clocks: RunClocks;
  readonly versions: RunVersions;
  readonly journal: Journal;
  readonly memory: Memory;
  readonly model: BankModel;
  /** By version, oldest first. */
  readonly editions: ReadonlyMap<string, Edition>;
  readonly faults: Faults;
  readonly overrides: Overrides;
  readonly exchanges: Exchanges;
  readonly callbacks: CallbackSender;
}

/** A bank as an earlier process left it in `memory`, or one that has not been called yet. */
export async function openBank(foundation: BankFoundation): Promise<Bank> {
  const { kind, clock, memory, seed, faults } = foundation;
  const clocks = new RunClocks(clock, memory);
  const versions = new RunVersions(kind.version, memory);
  const journal = new Journal(clock, { memory });
  const editions = new Map<string, Edition>();
  const callbacks = foundation.callbacks({ journal, memory, faults, editions });
  const model = await kind.create({ clocks, versions, journal, memory, callbacks, seed });
  clocks.onAdvance((run, milliseconds) => callbacks.moveOn(run, milliseconds));
  for (const edition of model.editions) editions.set(edition.version, edition);
  return {
    clock,
    clocks,
    versions,
    journal,
    memory,
    model,
    editions,
    faults,
    overrides: new Overrides(),
    exchanges: new Exchanges(),
    callbacks,
  };
}

/**
 * Forgets what came under correlation ids that begin with `correlation`, and leaves everybody else's alone. Without it
 * the bank begins anew: no resources, no journal, no faults, its own version and time, and its ids from the first
 * again. Tokens stay good, so that a platform that runs on does not notice.
 */
export function resetBank(bank: Bank, correlation?: string): void {
  bank.model.reset(correlation);
  bank.exchanges.clear(correlation);
  bank.callbacks.forget(correlation);
  if (correlation !== undefined) return;
  bank.journal.clear();
  bank.faults.clear(null);
  bank.versions.clear();
  bank.clocks.clear();
}

/** The edition a call is for, and its path there: the one its path begins with, else the one the run is spoken to in. */
export function editionFor(bank: Bank, path: string, run: string | null): AddressedEdition {
  if (bank.editions.size > 1) {
    const [, first = ''] = path.split('/', 2);
    const named = bank.editions.get(first);
    if (named !== undefined) return { edition: named, path: path.slice(first.length + 1) || '/', prefix: `/${first}` };
  }
  const edition = bank.editions.get(bank.versions.current(run));
  if (edition === undefined) throw new Error(`the bank does not serve its version ${bank.versions.current(run)}`);
  return { edition, path, prefix: '' };
}

export interface AddressedEdition {
  readonly edition: Edition;
  /** Without the version's prefix. */
  readonly path: string;
  /** `/<version>` where the call named it, else empty. */
  readonly prefix: string;
}
