import type { FindingStatus, Readiness } from '../../model/finding.ts';
import { describeDuration } from '../../support/duration.ts';
import { utcDay, utcMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { describeOwnerAt } from '../words/owner-at.ts';
import { fitnessOf } from './fitness.ts';
import { type FoldedRoot, foldedRoots } from './folded-roots.ts';
import { type Paint, SIGNS, STATUS_COLOURS } from './paint.ts';
import { rootsOf } from './roots.ts';

/** What readiness was asked for, as far as the conclusion tells it. */
export interface Asked {
  /** Until when all must hold, in epoch milliseconds, where a demo is planned. */
  neededUntil?: number | undefined;
  /** What the demo is called, where that is known. */
  demo?: string | null | undefined;
  /** The names it was asked about alone. */
  only?: readonly string[] | undefined;
}

const WORDS = {
  fit: ['green', 'is fit for the demo'],
  unproved: ['magenta', 'may not be fit for the demo'],
  unfit: ['red', 'is not fit for the demo'],
} as const;

/** What comes after all findings: what has to be mended first, whose it is and what goes with it, and the sum. */
export function conclusionText(readiness: Readiness, asked: Asked, paint: Paint): string {
  const roots = foldedRoots(rootsOf(readiness.findings));
  const at = new Date(readiness.startedAt);
  const mending = roots.flatMap((root, index) => [mendingText(root, index + 1, at, paint), '']);
  return [
    '',
    ...(roots.length === 0 ? [] : [paint('bold', 'To mend, the most urgent first:'), ...mending]),
    sum(readiness, asked, paint),
  ].join('\n');
}

function mendingText({ finding, following, alike }: FoldedRoot, number: number, at: Date, paint: Paint): string {
  const { id, status, observed, remedy, owner } = finding;
  const sign = paint(STATUS_COLOURS[status], SIGNS[status]);
  const more = following === 0 ? '' : ` (${following} more ${following === 1 ? 'follows' : 'follow'} from it)`;
  const others = alike === 0 ? '' : ` and ${alike} more`;
  const who = `${onOneLine(owner.name, 60)}, ${onOneLine(owner.contact, 80)}, ${describeOwnerAt(owner, at)}`;
  const indent = ' '.repeat(`${number}. `.length);
  const lines = [
    `${number}. ${sign} ${onOneLine(id, 100)}${others}: ${onOneLine(observed, 200)}${more}`,
    `${indent}  ${who}`,
  ];
  return [...lines, ...(remedy === '' ? [] : [`${indent}  do: ${onOneLine(remedy, 400)}`])].join('\n');
}

function sum(
  { environment, findings, durationMs, startedAt }: Readiness,
  { neededUntil, demo = null, only }: Asked,
  paint: Paint,
): string {
  const count = (status: FindingStatus) => findings.filter((finding) => finding.status === status).length;
  const [colour, words] = WORDS[fitnessOf(findings)];
  const part = only === undefined ? '' : ` (only ${onOneLine(only.join(', '), 100)})`;
  const named = demo === null ? '' : ` “${onOneLine(demo, 60)}”`;
  const until =
    neededUntil === undefined ? '' : `${named} ${untilText(new Date(neededUntil).toISOString(), startedAt)}`;
  const counted = `${count('fail')} of ${findings.length} checks failed, ${count('unknown')} unknown, ${count('warn')} doubtful`;
  return `${paint(['bold', colour], `${onOneLine(environment, 60)}${part} ${words}${until}`)}: ${counted} (${describeDuration(durationMs)})`;
}

/** `until 15:50 UTC`, with the day where it is another one than `from`. */
function untilText(until: string, from: string): string {
  const day = utcDay(until) === utcDay(from) ? '' : ` on ${utcDay(until)}`;
  return `until ${utcMinute(until)}${day}`;
}
