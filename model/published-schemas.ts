import { z } from 'zod';
import { bankChangesSchema } from './bank-changes.ts';
import { bankExchangeSchema } from './bank-exchange.ts';
import { environmentComparisonSchema } from './comparison.ts';
import { compatibilitySchema } from './compatibility.ts';
import { earlierRunsSchema } from './earlier-runs.ts';
import { evidenceSchema } from './evidence.ts';
import { readinessSchema } from './finding.ts';
import { fingerprintSchema } from './fingerprint.ts';
import { historySchema } from './history.ts';
import { journalEntrySchema } from './journal.ts';
import { ledgerLineSchema } from './ledger-entry.ts';
import { webhookMessageSchema } from './message.ts';
import { rollbackSchema } from './rollback.ts';
import { runSchema } from './run.ts';
import { runComparisonSchema } from './run-comparison.ts';
import { surgeSchema } from './surge.ts';
import { toldSchema } from './told.ts';
import { verdictSchema } from './verdict.ts';

const ARTEFACTS = {
  run: runSchema,
  readiness: readinessSchema,
  'journal-entry': journalEntrySchema,
  evidence: evidenceSchema,
  verdict: verdictSchema,
  'bank-exchange': bankExchangeSchema,
  compatibility: compatibilitySchema,
  fingerprint: fingerprintSchema,
  'ledger-line': ledgerLineSchema,
  told: toldSchema,
  'earlier-runs': earlierRunsSchema,
  'bank-changes': bankChangesSchema,
  'webhook-message': webhookMessageSchema,
  rollback: rollbackSchema,
  comparison: environmentComparisonSchema,
  history: historySchema,
  'run-comparison': runComparisonSchema,
  surge: surgeSchema,
} as const;

/** The JSON Schema (2020-12) of every artefact and of what `compare --json` prints, by its name: what docs/schemas holds for other tools. */
export function publishedSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(ARTEFACTS).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'output', target: 'draft-2020-12' }),
    ]),
  );
}
