import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BankExchange } from '../../model/bank-exchange.ts';
import { runFolder } from '../../model/run-folder.ts';

interface Recorded {
  readonly journal?: readonly object[];
  readonly exchanges?: readonly BankExchange[];
}

/** Writes a run's folder, as far as a comparison reads it, under a folder of reports. */
export function recordRun(reports: string, id: string, { journal = [], exchanges = [] }: Recorded): void {
  const folder = runFolder(join(reports, 'runs', id));
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(folder.run, '{}');
  writeFileSync(folder.journal, journal.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  if (exchanges.length > 0) {
    writeFileSync(folder.bankExchanges, exchanges.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  }
}

/** A journal in which one call is made during one step. */
export function journalOf(call: { method: string; path: string; status: number }, step: string): object[] {
  const of = { scenario: 's', attempt: 1 };
  return [
    { kind: 'scenario-begun', at: '2026-11-21T10:00:00.000Z', ...of, title: 'A payment' },
    { kind: 'step-begun', at: '2026-11-21T10:00:01.000Z', ...of, step },
    { kind: 'bank-call', at: '2026-11-21T10:00:02.000Z', ...of, correlationId: 'r.1', durationMs: 1, ...call },
  ];
}
