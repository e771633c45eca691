import type { ComparedFinding, Turn } from '../../model/run-comparison.ts';
import { describeDuration } from '../../support/duration.ts';
import { onOneLine } from './legible-text.ts';

/** What a second with one decimal does not show. */
const TOO_LITTLE_MS = 50;

/** The findings that follow from none of the others, and how many follow from each, however far. */
export function rootsOf(findings: readonly ComparedFinding[]): { finding: ComparedFinding; following: number }[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const rootOf = (finding: ComparedFinding, seen: readonly string[] = []): ComparedFinding => {
    const cause = finding.because === null ? undefined : byId.get(finding.because);
    return cause === undefined || seen.includes(cause.id) ? finding : rootOf(cause, [...seen, finding.id]);
  };
  return [...Map.groupBy(findings, (finding) => rootOf(finding))].map(([finding, group]) => {
    return { finding, following: group.length - 1 };
  });
}

/** How something was played in one of two runs. */
type Played = { status: string | null; durationMs: number } | null;

/** `passed → failed, 1.2 s → 5.0 s (+3.8 s)`; what stayed as it was is told once. */
export function playedText(was: Played, is: Played): string {
  if (was === null || is === null) {
    const one = was ?? is;
    const took = one === null ? '' : `, ${describeDuration(one.durationMs)}`;
    return `${change(was === null ? null : (was.status ?? 'played'), is === null ? null : (is.status ?? 'played'), 'not played')}${took}`;
  }
  const [before, after] = [was, is].map(({ durationMs }) => describeDuration(durationMs));
  const slower = longer(was.durationMs, is.durationMs);
  const took = before === after && slower === '' ? before : `${before} → ${after}${slower}`;
  const status = was.status === is.status ? (is.status ?? '') : change(was.status, is.status, 'not known');
  return [status, took].filter((text) => text !== '').join(', ');
}

/** `blocker → risk`; once where both are the same. `none` is the word for `null`. */
export function change(was: string | null, is: string | null, none: string): string {
  return was === is ? onOneLine(is ?? none, 60) : `${onOneLine(was ?? none, 60)} → ${onOneLine(is ?? none, 60)}`;
}

/** ` (+1.3 s)`; empty where there is none to speak of, or one of the two is not known. */
export function longer(was: number | null, is: number | null): string {
  if (was === null || is === null || Math.abs(is - was) < TOO_LITTLE_MS) return '';
  return ` (${is < was ? '-' : '+'}${describeDuration(Math.abs(is - was))})`;
}

/** What two runs side by side come to, in one sentence. */
export function comparisonSum(turn: Turn): string {
  switch (turn) {
    case 'worse':
      return 'The second run is worse than the first.';
    case 'better':
      return 'The second run is better than the first, and worse in nothing.';
    case 'different':
      return 'The second run is neither better nor worse than the first, but not the same.';
    case 'same':
      return 'Both came to the same.';
  }
}
