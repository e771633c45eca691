import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { describeDuration } from '../../support/duration.ts';
import { foldedIds } from '../words/folded-ids.ts';
import { between, utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';

/** What is known of the newest rehearsal of an environment. */
export interface KnownEvidence {
  environment: string;
  /** The newest run that counts; `null` where there is none. */
  newest: LedgerEntry | null;
  /** Why the ledger can't tell. */
  unread: string | null;
  /** The ids of what changed since then, and of what can't be compared; `null` where nothing can be told of it. */
  since: { changed: readonly string[]; untold: readonly string[] } | null;
}

/** How old the newest evidence is at a time, what it came to, and whether it is still of what is there now. */
export function evidenceText({ environment, newest, unread, since }: KnownEvidence, at: string): string {
  if (unread !== null) return `When it was last rehearsed is not known: ${onOneLine(unread, 300)}`;
  if (newest === null) return `Never rehearsed in a run that counts: rehearse run --env ${onOneLine(environment, 60)}`;
  const age = describeDuration(Math.max(0, between(newest.judgedAt, at)));
  const when = utcDayAndMinute(newest.judgedAt);
  return `Last rehearsed ${age} ago (${when}): ${newest.outcome}; ${changesText(since)}`;
}

function changesText(since: KnownEvidence['since']): string {
  if (since === null) return 'whether anything changed since is not known';
  const { changed, untold } = since;
  const open = untold.length === 0 ? '' : `; not known of ${foldedIds(untold)}`;
  const known = changed.length === 0 ? 'nothing changed since' : `changed since: ${foldedIds(changed)}`;
  return `${changed.length === 0 && untold.length > 0 ? 'nothing is known to have changed since' : known}${open}`;
}
