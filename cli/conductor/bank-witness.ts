import { appendFile } from 'node:fs/promises';
import { BankJournal } from '../../fixtures/bank-journal.ts';
import { bankRecords } from '../../fixtures/bank-record.ts';
import { type BankControl, type BankEntry, bankControl } from '../../mocks/control-client.ts';
import type { Bank, Environment } from '../../model/environment.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { appendToJournal, readJournal } from '../../model/journal-file.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { redact } from '../../support/redact.ts';

/** The control of an environment's mock bank, for one run alone. */
export function controlOf({ url, controlToken }: Bank, run: string): BankControl {
  return bankControl(url, { token: controlToken, run });
}

/** What the mock bank saw of a run from now on, scheduled jobs and calls without a correlation id included. */
export class BankWitness {
  readonly #control: BankControl;
  readonly #run: string;
  readonly #from: number;

  private constructor(control: BankControl, run: string, from: number) {
    this.#control = control;
    this.#run = run;
    this.#from = from;
  }

  /** `null` where there is no bank, or a real one, or one that can't be asked: readiness tells of that. */
  static async begin({ bank }: Environment, run: string): Promise<BankWitness | null> {
    if (bank === null || !bank.mock) return null;
    const control = controlOf(bank, run);
    const page = await control.journal().catch(() => null);
    return page === null ? null : new BankWitness(control, run, page.nextSequence);
  }

  /**
   * Adds to the run's journal the deviations from the contract that no scenario has recorded, and writes the exchanges
   * with the bank beside it. A bank that can't be asked any more leaves a note.
   */
  async testify(folder: RunFolder): Promise<void> {
    try {
      const { entries: recorded } = await readJournal(folder.journal);
      for (const entry of missingFindings(await this.#entries(), recorded)) appendToJournal(folder.journal, entry);
      const exchanges = await this.#control.exchanges();
      await appendFile(folder.bankExchanges, exchanges.map((each) => `${redact(JSON.stringify(each))}\n`).join(''));
    } catch (error) {
      const text = `What the bank saw of the run could not be read at its end: ${messageOf(error)}`;
      appendToJournal(folder.journal, { kind: 'note', at: isoTime(systemClock.now()), text });
    }
  }

  /** The run's own entries, and those of which nobody can say whose they are. */
  async #entries(): Promise<BankEntry[]> {
    const entries = await new BankJournal(this.#control, { run: null }, this.#from).entries();
    return entries.filter(({ correlationId }) => correlationId?.startsWith(`${this.#run}.`) ?? true);
  }
}

/** The findings that a run's journal lacks, with the scenario whose correlation id they bear, if any does. */
export function missingFindings(seen: readonly BankEntry[], recorded: readonly JournalEntry[]): JournalEntry[] {
  const known = new Set(recorded.flatMap((entry) => (entry.kind === 'contract-finding' ? [entry.sequence] : [])));
  const scenarioOf = new Map<string, { scenario: string; attempt: number }>();
  for (const entry of recorded) {
    if (entry.kind !== 'bank-call' && entry.kind !== 'decision') continue;
    scenarioOf.set(entry.correlationId, { scenario: entry.scenario, attempt: entry.attempt });
  }
  return bankRecords(seen).flatMap((record): JournalEntry[] => {
    if (record.kind !== 'contract-finding' || known.has(record.sequence)) return [];
    const owner = scenarioOf.get(record.correlationId ?? '') ?? { scenario: null, attempt: null };
    return [{ ...record, ...owner, at: isoTime(record.at) }];
  });
}
