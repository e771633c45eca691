import { ledgerEntrySchema } from './ledger-entry.ts';

/** What is told of any run that the ledger has. */
export const toldRunSchema = ledgerEntrySchema.pick({
  run: true,
  startedAt: true,
  judgedAt: true,
  state: true,
  outcome: true,
  summary: true,
  counts: true,
  blockers: true,
});
