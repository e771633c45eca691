import { driftedFactInWords } from '../../model/drifted-fact-in-words.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { momentAsSaidThere } from '../../support/working-time/moments.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { markdownTable, plain } from '../words/markdown-text.ts';
import type { Account } from './account.ts';

const MOST_LISTED = 60;

interface Happened {
  at: string;
  /** Ready Markdown. */
  what: string;
}

/** What happened in the order of time, by UTC and by the clock of whoever had to mend it. */
export function timeLine(account: Account): string {
  const happened = [
    ...runs(account),
    ...changes(account),
    ...mended(account),
    ...told(account),
    ...played(account),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const { owner } = account;
  const there = owner === null ? [] : [`${plain(owner.name, 60)} (${owner.timeZone})`];
  const rows = happened.slice(0, MOST_LISTED).map(({ at, what }) => {
    const moment = Date.parse(at);
    const local = owner === null ? [] : [momentAsSaidThere(moment, owner.timeZone, moment)];
    return [utcDayAndMinute(at), ...local, what];
  });
  const more = happened.length - MOST_LISTED;
  const table = markdownTable(['When', ...there, 'What happened'], rows);
  return more > 0 ? `${table}\n\nand ${more} more, in the ledger.` : table;
}

/** Runs that came to the same as the one before are told as one. */
function runs({ before, during, after }: Account): Happened[] {
  const first = before === null ? [] : [{ at: before.judgedAt, what: `The last go: run ${plain(before.run, 60)}` }];
  const groups: LedgerEntry[][] = [];
  for (const entry of during) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && sameAs(last[0], entry)) last.push(entry);
    else groups.push([entry]);
  }
  const between = groups.flatMap(([entry, ...same]) =>
    entry === undefined ? [] : [{ at: entry.judgedAt, what: `${entryInWords(entry)}${repeated(same)}` }],
  );
  return [
    ...first,
    ...between,
    { at: after.judgedAt, what: `Fit to be shown again, **${after.outcome}**: run ${plain(after.run, 60)}` },
  ];
}

function entryInWords({ outcome, counts, blockers, doubts, run }: LedgerEntry): string {
  const [reason] = [...blockers, ...doubts];
  const more = blockers.length + doubts.length - 1;
  const why = reason === undefined ? '' : `: ${plain(reason.title)}${more > 0 ? `, and ${more} more` : ''}`;
  return `**${outcome}**${why} (run ${plain(run, 60)}${counts ? '' : ', which does not count'})`;
}

function repeated(same: readonly LedgerEntry[]): string {
  const last = same.at(-1);
  if (last === undefined) return '';
  const count = same.length === 1 ? 'the next run' : `the next ${same.length} runs`;
  return `; the same in ${count}, until ${utcDayAndMinute(last.judgedAt)}`;
}

function sameAs(a: LedgerEntry, b: LedgerEntry): boolean {
  const key = ({ outcome, counts, blockers, doubts }: LedgerEntry) =>
    JSON.stringify([outcome, counts, [...blockers, ...doubts].map(({ id }) => id).toSorted()]);
  return key(a) === key(b);
}

/** What changed when. A commit from before the last go came here later: like all of unknown time it is told when a run first saw it. */
function changes({ changes: facts, changesSeenBy, before }: Account): Happened[] {
  return (facts ?? []).flatMap((fact) => {
    const { changed, seenFirst } = fact;
    const isSince = changed !== null && (before === null || changed.at > before.judgedAt);
    const at = isSince ? changed.at : (seenFirst?.at ?? changesSeenBy?.startedAt);
    if (at === undefined) return [];
    const by = changed === null || changed.by === null ? '' : `, by ${plain(changed.by, 80)}`;
    const suspected = fact.suspect ? ' (suspected)' : '';
    const what = `${plain(fact.id, 160)}: ${plain(driftedFactInWords(fact))}${by}${suspected}`;
    return [{ at, what: `${isSince ? 'Changed' : 'First seen'}: ${what}` }];
  });
}

function mended({ mendedBy, noticed }: Account): Happened[] {
  return mendedBy.flatMap(({ id, at, by }) =>
    at === null || at < noticed.judgedAt
      ? []
      : [{ at, what: `Changed again: ${plain(id, 160)}${by === null ? '' : `, by ${plain(by, 80)}`}` }],
  );
}

function told({ tellings }: Account): Happened[] {
  return tellings.map(({ at, channel, result, why }) => ({
    at,
    what: `${result === 'told' ? 'Told' : 'Could not be told'}: ${plain(channel, 80)}, ${plain(why, 200)}`,
  }));
}

/** What the audience would have seen fail in the run that noticed it, by its journal. */
function played(account: Account): Happened[] {
  return account.played.flatMap(({ title, status, steps, startedAt, diagnoses }) => {
    if (status !== 'failed') return [];
    const step = steps.find((each) => each.status === 'failed');
    const at = step?.startedAt ?? startedAt;
    if (at === null) return [];
    const where = step === undefined ? '' : ` at “${plain(step.title)}”`;
    const missing = diagnoses.map(({ milestone, subject }) => `, ${milestone} was missing (${plain(subject, 80)})`);
    return [
      { at, what: `In run ${plain(account.noticed.run, 60)} failed “${plain(title)}”${where}${missing.join('')}` },
    ];
  });
}
