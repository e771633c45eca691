import type { Drift, DriftedFact } from '../../model/drift.ts';
import { kindOf } from '../../model/fact-ids.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { Rollback, RollbackStep } from '../../model/rollback.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { driftSince } from '../drift/drift-since.ts';
import { type Fingerprinted, lastGoOf } from '../drift/last-go.ts';
import { stepBack } from './step-back.ts';
import type { TemplatesOf } from './templates-of.ts';

/** What is deployed first, what is configured then, and what nobody here can set back last. */
const ORDER = ['version', 'build', 'image', 'configuration', 'job', 'flag', 'pipeline', 'bank', 'rehearse'];

/**
 * The way back from what is there now to the newest set of versions and settings that were `go` together; `null` where
 * none is known. `history` is the newest first. All facts are set back to those of one run: what each service had when it
 * went last by itself may never have been there together.
 */
export function rollbackTo(
  history: readonly LedgerEntry[],
  current: Fingerprint,
  templatesOf: TemplatesOf,
): Rollback | null {
  const lastGo = lastGoOf(history);
  return lastGo === undefined ? null : rollbackToRun(lastGo, history, current, templatesOf);
}

/** The way back to all that was there in one run that was `go`. */
export function rollbackToRun(
  went: Fingerprinted,
  history: readonly LedgerEntry[],
  current: Fingerprint,
  templatesOf: TemplatesOf,
): Rollback {
  const { facts, untold } = driftSince(went, current, history);
  const versions = new Map(went.fingerprint.facts.map(({ id, value }) => [id, value]));
  const unseen = unseenVersions(went, untold, current);
  const differing = new Set(facts.map(({ id }) => id));
  return {
    schemaVersion: SCHEMA_VERSION,
    environment: current.environment,
    to: { run: went.run, at: went.judgedAt },
    steps: [...facts, ...unseen].toSorted(inOrder).map((fact) => {
      const step = stepBack(fact, versions, templatesOf, differing);
      return unseen.includes(fact) ? withNothingSeen(step) : step;
    }),
    untold,
  };
}

/** The versions that went of what can't be asked now: a service that a deployment has brought down, say. */
function unseenVersions(went: Fingerprinted, untold: Drift['untold'], { facts }: Fingerprint): DriftedFact[] {
  const missing = new Set(untold.map(({ id }) => id));
  for (const { id } of facts) missing.delete(id);
  return went.fingerprint.facts
    .filter(({ id }) => kindOf(id) === 'version' && missing.has(id))
    .map(({ id, subject, value }) => ({
      id,
      subject,
      was: value,
      is: null,
      changed: null,
      seenFirst: null,
      suspect: false,
    }));
}

function withNothingSeen(step: RollbackStep): RollbackStep {
  const note = 'what runs there now can’t be told, nor what it is set to';
  return { ...step, isKnown: false, note: step.note === null ? note : `${step.note}; ${note}` };
}

function inOrder(a: DriftedFact, b: DriftedFact): number {
  return ORDER.indexOf(kindOf(a.id)) - ORDER.indexOf(kindOf(b.id)) || (a.id < b.id ? -1 : 1);
}
