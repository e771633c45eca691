import { kindOf } from '../../model/fact-ids.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';

/** Where nobody rehearsed for longer than this, it is not known when something was mended. */
const KNOWN_WITHIN = 4 * 3_600_000;

/** Something that was wrong once and was mended. Moments in epoch milliseconds. */
export interface MendedCase {
  /** The id of the reason, and the first part of it. */
  id: string;
  kind: string;
  /** The name of the team whose it was. */
  owner: string | null;
  /** When the first run that had it was judged. */
  noticedAt: number;
  /** When the first run that had it no more began. */
  goneAt: number;
}

/**
 * What the ledger (the newest run first) knows to have been mended, and when. Only runs that count are looked at, and
 * only one that was `go` or `risk` shows that something is gone: in any other, it may be hidden by what stopped the run.
 */
export function mendedCases(history: readonly LedgerEntry[]): MendedCase[] {
  const cases: MendedCase[] = [];
  const wrong = new Map<string, { owner: string | null; noticedAt: number; lastSeenAt: number }>();
  for (const entry of history.toReversed()) {
    if (!entry.counts) continue;
    const reasons = [...entry.blockers, ...entry.doubts, ...entry.risks];
    const judgedAt = Date.parse(entry.judgedAt);
    for (const { id, owner } of reasons) {
      wrong.set(id, { owner, noticedAt: wrong.get(id)?.noticedAt ?? judgedAt, lastSeenAt: judgedAt });
    }
    if (entry.outcome !== 'go' && entry.outcome !== 'risk') continue;
    const stillWrong = new Set(reasons.map(({ id }) => id));
    const goneAt = Date.parse(entry.startedAt);
    for (const [id, { owner, noticedAt, lastSeenAt }] of wrong) {
      if (stillWrong.has(id)) continue;
      wrong.delete(id);
      const isKnown = goneAt >= noticedAt && goneAt - lastSeenAt <= KNOWN_WITHIN;
      if (isKnown) cases.push({ id, kind: kindOf(id), owner, noticedAt, goneAt });
    }
  }
  return cases;
}
