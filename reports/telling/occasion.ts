import type { Reason, Verdict } from '../../model/verdict.ts';
import { utcMinute } from '../words/instants.ts';
import { said } from './said.ts';
import type { WhatWasTold } from './what-was-told.ts';

const HOUR_MS = 3_600_000;
const MOST_TITLES = 3;

/** What a channel needs to know besides the verdict. */
export interface OccasionOptions {
  /** How long before a window closes it is told, in milliseconds. */
  closingWithinMs?: number;
  /** The commit that rehearsed. */
  commit?: string | null;
  /** The channel shows an outcome for each commit: one that has none yet is told. */
  perCommit?: boolean;
}

/**
 * Why a verdict is told now, in words; nothing where it is what was told `before`. It is told when it is the first, when the
 * outcome or what stops the demo is another, and when a fix window is about to close. `now` is in epoch milliseconds.
 */
export function whatToTell(
  verdict: Verdict,
  before: WhatWasTold | null,
  now: number,
  { closingWithinMs = HOUR_MS, commit = null, perCommit = false }: OccasionOptions = {},
): string[] {
  const closing = windowsToTell(verdict, before, now, closingWithinMs);
  if (before === null) return [`first verdict told of ${said(verdict.environment, 80)}`, ...closing];
  if (before.outcome !== verdict.outcome) return [`${before.outcome} became ${verdict.outcome}`, ...closing];
  const others = [...otherReasons(verdict, before), ...closing];
  if (others.length > 0) return others;
  return perCommit && before.commit !== commit ? ['first verdict told of this commit'] : [];
}

/** What a channel knows once it was told a verdict. */
export function nowTold(
  verdict: Verdict,
  before: WhatWasTold | null,
  now: number,
  { closingWithinMs = HOUR_MS, commit = null }: OccasionOptions = {},
): WhatWasTold {
  const reasons = standingReasons(verdict);
  const closing = reasons.flatMap((reason) => {
    const earlier = before?.closing.find(({ id }) => id === reason.id);
    const by = closesSoon(reason, now, closingWithinMs);
    // The moment it was told of stays: otherwise one that moves a little with each run would never be news.
    if (by !== null && !isToldOf(before, reason.id, by, closingWithinMs)) return [{ id: reason.id, by }];
    return earlier === undefined ? [] : [earlier];
  });
  return {
    outcome: verdict.outcome,
    reasons: reasons.map(({ id, title }) => ({ id, title: said(title) })),
    closing,
    commit,
    at: new Date(now).toISOString(),
  };
}

/** What stops the demo; where nothing can be concluded, what stops that. */
function standingReasons({ outcome, blockers, doubts }: Verdict): readonly Reason[] {
  return outcome === 'inconclusive' ? [...doubts, ...blockers] : blockers;
}

function otherReasons(verdict: Verdict, before: WhatWasTold): string[] {
  const reasons = standingReasons(verdict);
  const come = reasons.filter(({ id }) => !before.reasons.some((known) => known.id === id));
  const gone = before.reasons.filter(({ id }) => !reasons.some((reason) => reason.id === id));
  return [
    ...(come.length === 0 ? [] : [`new: ${titles(come)}`]),
    ...(gone.length === 0 ? [] : [`no longer there: ${titles(gone)}`]),
  ];
}

function windowsToTell(verdict: Verdict, before: WhatWasTold | null, now: number, closingWithinMs: number): string[] {
  const soonest = standingReasons(verdict)
    .flatMap((reason) => {
      const by = closesSoon(reason, now, closingWithinMs);
      return by === null || isToldOf(before, reason.id, by, closingWithinMs) ? [] : [{ title: reason.title, by }];
    })
    .toSorted((one, other) => Date.parse(one.by) - Date.parse(other.by));
  const [first, ...others] = soonest;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `, and ${others.length} more after it`;
  return [`the window to mend "${said(first.title, 120)}" closes at ${utcMinute(first.by)}${more}`];
}

/** When somebody must have started or been woken, or goes home for the last time, if that is yet to come and soon. */
function closesSoon({ fixWindow }: Reason, now: number, closingWithinMs: number): string | null {
  const soon = [fixWindow?.wakeBy ?? null, fixWindow?.goesHomeAt ?? null, fixWindow?.startBy ?? null]
    .filter((by) => by !== null)
    .filter((by) => Date.parse(by) >= now && Date.parse(by) - now <= closingWithinMs);
  return soon.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null;
}

function isToldOf(before: WhatWasTold | null, id: string, by: string, closingWithinMs: number): boolean {
  const told = before?.closing.find((closing) => closing.id === id);
  return told !== undefined && Math.abs(Date.parse(told.by) - Date.parse(by)) <= closingWithinMs;
}

function titles(reasons: readonly { title: string }[]): string {
  const some = reasons.slice(0, MOST_TITLES).map(({ title }) => said(title, 120));
  const more = reasons.length > MOST_TITLES ? [`and ${reasons.length - MOST_TITLES} more`] : [];
  return [...some, ...more].join('; ');
}
