import type { DriftedFact } from '../../model/drift.ts';
import { isWithin, keyOf, kindOf } from '../../model/fact-ids.ts';
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
  wrong: ReadonlySet<string>,
): Rollback | null {
  const lastGo = lastGoOf(history);
  return lastGo === undefined ? null : rollbackToRun(lastGo, history, current, templatesOf, wrong);
}

/**
 * The way back to all that was there in one run that was `go`. `wrong` are the ids of what checks found fault with: a key
 * among them is set back also where its service is down and tells of none.
 */
export function rollbackToRun(
  went: Fingerprinted,
  history: readonly LedgerEntry[],
  current: Fingerprint,
  templatesOf: TemplatesOf,
  wrong: ReadonlySet<string>,
): Rollback {
  const { facts, untold } = driftSince(went, current, history);
  const versions = new Map(went.fingerprint.facts.map(({ id, value }) => [id, value]));
  const unseen = unseenFacts(went, current, wrong);
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

/** What went of a service that can't be asked now, because a deployment has brought it down, say: its version, and the keys at fault. */
function unseenFacts({ fingerprint }: Fingerprinted, current: Fingerprint, wrong: ReadonlySet<string>): DriftedFact[] {
  const seen = new Set(current.facts.map(({ id }) => id));
  const isToBlame = (id: string) => kindOf(id) === 'version' || (keyOf(id) !== undefined && wrong.has(id));
  return fingerprint.facts
    .filter(({ id }) => !seen.has(id) && isWithin(id, current.unread) && isToBlame(id))
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
  const note = 'what is there now can’t be told';
  return { ...step, isKnown: false, note: step.note === null ? note : `${step.note}; ${note}` };
}

function inOrder(a: DriftedFact, b: DriftedFact): number {
  return ORDER.indexOf(kindOf(a.id)) - ORDER.indexOf(kindOf(b.id)) || (a.id < b.id ? -1 : 1);
}
