import type { DriftedFact } from '../../model/drift.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { Owner } from '../../model/owner.ts';
import type { ToldChannel } from '../../model/told.ts';
import type { Reason } from '../../model/verdict.ts';
import { HEARTBEAT } from '../telling/heartbeat.ts';
import type { KeptRun } from './kept-run.ts';
import { isNoGo, type Trouble } from './trouble.ts';

/** A blocker of the trouble: from the ledger, and from the verdict where that is kept. */
export interface Cause {
  id: string;
  rule: string;
  title: string;
  subject: string;
  /** The team's name. */
  owner: string | null;
  /** As the newest verdict that is kept has it. */
  reason: Reason | null;
}

/** A delivery of what was told, and of which run. */
export interface Telling extends ToldChannel {
  run: string;
}

/** What is known of a trouble, put together from the ledger and the runs that are still kept. */
export interface Account extends Trouble {
  /** The first run that counts and was no-go. */
  noticed: LedgerEntry;
  /** The last that was not go. */
  lastBad: LedgerEntry;
  causes: readonly Cause[];
  /** What differed from the last go when it was first told, suspects first; `null` where no verdict tells it. */
  changes: readonly DriftedFact[] | null;
  /** The run whose verdict tells these changes. */
  changesSeenBy: LedgerEntry | null;
  /** The ids of what could not be compared with the last go then. */
  untold: readonly string[];
  /** What was otherwise in the go that ended it than in the run before. */
  mendedBy: readonly { id: string; at: string | null; by: string | null }[];
  /** Who was told of it; a heartbeat is nobody. */
  tellings: readonly Telling[];
  /** The scenarios of the run that noticed it, as far as they were played and are kept. */
  played: readonly Scenario[];
  /** Whose the first cause is, with their zone, where a verdict tells it. */
  owner: Owner | null;
}

/** Puts an account together. Kept runs are by the run's id. */
export function accountOf(trouble: Trouble, kept: ReadonlyMap<string, KeptRun>): Account {
  const { during, after } = trouble;
  const noticed = during.find(isNoGo) ?? during[0] ?? after;
  const causes = causesOf(trouble, kept);
  const lastBad = during.at(-1) ?? after;
  const driftTold = (run: string) => kept.get(run)?.verdict?.drift ?? null;
  const changesSeenBy = during.find(({ run }) => driftTold(run) !== null) ?? null;
  const drift = changesSeenBy === null ? null : driftTold(changesSeenBy.run);
  return {
    ...trouble,
    noticed,
    lastBad,
    causes,
    changes: drift?.facts.toSorted((a, b) => Number(b.suspect) - Number(a.suspect)) ?? null,
    changesSeenBy,
    untold: drift?.untold.map(({ id }) => id) ?? [],
    mendedBy: mendedBetween(lastBad, after),
    tellings: [...during, after].flatMap(({ run }) =>
      (kept.get(run)?.told?.channels ?? [])
        .filter(({ channel, result }) => result !== 'quiet' && channel !== HEARTBEAT)
        .map((each) => ({ ...each, run })),
    ),
    played: kept.get(noticed.run)?.evidence?.scenarios ?? [],
    owner: causes.find(({ reason }) => reason !== null && reason.owner !== null)?.reason?.owner ?? null,
  };
}

/** Each blocker once, in the order in which they were met. */
function causesOf({ during }: Trouble, kept: ReadonlyMap<string, KeptRun>): Cause[] {
  const met = new Map<string, Cause>();
  for (const { run, counts, blockers } of during) {
    if (!counts) continue;
    for (const blocker of blockers) {
      const reason = kept.get(run)?.verdict?.blockers.find(({ id }) => id === blocker.id) ?? null;
      met.set(blocker.id, { ...blocker, reason: reason ?? met.get(blocker.id)?.reason ?? null });
    }
  }
  return [...met.values()];
}

/** What is otherwise in one run than in the other. Where either was not told, nothing. */
function mendedBetween(bad: LedgerEntry, good: LedgerEntry): Account['mendedBy'] {
  if (bad.fingerprint === null || good.fingerprint === null) return [];
  const before = new Map(bad.fingerprint.facts.map(({ id, value }) => [id, value]));
  return good.fingerprint.facts
    .filter(({ id, value }) => before.get(id) !== value)
    .map(({ id, changed }) => ({ id, at: changed?.at ?? null, by: changed?.by ?? null }));
}
