import type { Environment } from '../../model/environment.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { RoundOptions } from '../../readiness/round.ts';
import type { KnownEvidence } from '../../reports/readiness/evidence-text.ts';
import type { EarlierRuns } from '../conductor/earlier-runs.ts';
import { newestOf, whyUnknown } from '../conductor/remembered.ts';

/**
 * What is known of the newest rehearsal of an environment, and what is otherwise there by now: that is read anew, beside
 * whatever else is asked. Never rejects.
 */
export async function knownEvidence(
  environment: Environment,
  earlier: EarlierRuns,
  options: RoundOptions,
): Promise<KnownEvidence> {
  const newest = newestOf(earlier.history) ?? null;
  const unread = whyUnknown(earlier);
  const since = newest === null || unread !== null ? null : await changedSince(newest, environment, options);
  return { environment: environment.name, newest, unread, since };
}

/** The ids of the facts that are otherwise, and of those that can't be compared; `null` where none can. */
async function changedSince(
  { fingerprint }: LedgerEntry,
  environment: Environment,
  options: RoundOptions,
): Promise<KnownEvidence['since']> {
  if (fingerprint === null) return null;
  try {
    const [{ takeFingerprint }, { differencesOf }] = await Promise.all([
      import('../../readiness/fingerprint/take-fingerprint.ts'),
      import('../../verdict/drift/differences.ts'),
    ]);
    const present = await takeFingerprint(environment, options);
    const { facts, untold } = differencesOf(fingerprint, present);
    return { changed: facts.map(({ id }) => id), untold: untold.map(({ id }) => id) };
  } catch {
    return null;
  }
}
