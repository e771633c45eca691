import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { LastGo, NewestEvidence } from '../../readiness/remembered.ts';
import { went } from '../../verdict/went.ts';
import type { EarlierRuns } from './earlier-runs.ts';

/** What readiness is told of earlier runs. */
export interface Remembered {
  lastGo: LastGo | null;
  newestEvidence: NewestEvidence;
}

/**
 * What readiness is told of the earlier runs on an environment, the newest first, of which only those that count matter.
 * Of a ledger that can't be read, or can't be trusted, nothing is known.
 */
export function rememberedOf(earlier: EarlierRuns, place: string): Remembered {
  const reason = whyUnknown(earlier);
  if (reason !== null) return { lastGo: null, newestEvidence: { place, read: false, reason } };
  const { history } = earlier;
  const newest = newestOf(history);
  return {
    lastGo: history.find(went) ?? null,
    newestEvidence: { place, read: true, value: newest ?? null },
  };
}

/** Why nothing is known of earlier runs; `null` where something is. */
export function whyUnknown({ ledgerTroubles, ledgerUnread }: EarlierRuns): string | null {
  const [trouble] = ledgerTroubles;
  return ledgerUnread ?? (trouble === undefined ? null : `the ledger can't be trusted: ${trouble}`);
}

/** The newest run that counts. */
export function newestOf(history: readonly LedgerEntry[]): LedgerEntry | undefined {
  return history.find(({ counts }) => counts);
}
