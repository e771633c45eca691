import type { Finding, Readiness } from '../model/finding.ts';
import { describeDuration } from '../support/duration.ts';
import { onOneLine } from './legible-text.ts';

const SIGNS = { pass: '✓', warn: '!', fail: '✗', unknown: '?' } as const;

const MOST_URGENT_FIRST = ['fail', 'unknown', 'warn', 'pass'] as const;

/** Readiness for the terminal: what has to be mended first, what only follows from it, what passed, and the sum. */
export function renderReadiness({ environment, findings, durationMs }: Readiness): string {
  // What follows from something else comes after all that has to be mended, and before what is well.
  const urgency = ({ status, because }: Finding) =>
    because === undefined ? MOST_URGENT_FIRST.indexOf(status) : MOST_URGENT_FIRST.indexOf('pass') - 0.5;
  const sorted = findings.toSorted((a, b) => urgency(a) - urgency(b));
  return [...sorted.map(renderFinding), '', conclusion(environment, findings, durationMs)].join('\n');
}

function conclusion(environment: string, findings: readonly Finding[], durationMs: number): string {
  const count = (status: Finding['status']) => findings.filter((finding) => finding.status === status).length;
  const [failed, unknown, warned] = [count('fail'), count('unknown'), count('warn')];
  const fit = failed > 0 ? 'is not fit' : unknown > 0 ? 'may not be fit' : 'is fit';
  const counted = `${failed} of ${findings.length} checks failed, ${unknown} unknown, ${warned} doubtful`;
  return `${onOneLine(environment, 60)} ${fit} for the demo: ${counted} (${describeDuration(durationMs)})`;
}

/** A finding: one line when it passed, otherwise with what is to be done, by whom. */
function renderFinding({ id, status, observed, expected, remedy, owner, because }: Finding): string {
  const first = `${SIGNS[status]} ${status.padEnd(7)} ${onOneLine(id, 80)}: ${onOneLine(observed, 200)}`;
  if (status === 'pass') return first;
  const second =
    because === undefined
      ? `          expected: ${onOneLine(expected, 160)}; do: ${onOneLine(remedy, 200)} (${onOneLine(owner.name, 60)}, ${onOneLine(owner.contact, 60)})`
      : `          because of ${onOneLine(because, 80)}`;
  return `${first}\n${second}`;
}
