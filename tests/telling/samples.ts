import type { FixWindow } from '../../model/fix-window.ts';
import type { Message } from '../../model/message.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { type JudgedInput, message } from '../../reports/telling/message.ts';
import { missingCredential, samples } from '../reports/samples.ts';

/** The evening before: 17:30 in London, 09:30 in Los Angeles. The demo is at 15:30 UTC on the day after. */
export const EVENING = Date.parse('2026-11-19T17:30:00.000Z');
export const DEMO_AT = '2026-11-20T15:30:00.000Z';

const takes = { ms: 600_000, by: 'declared' } as const;
const needs = { fix: takes, redeploy: takes, rehearsal: takes };

/** A window in which somebody must start at `startBy`. */
export function windowUntil(startBy: string | null, changes: Partial<FixWindow> = {}): FixWindow {
  const says = startBy === null ? 'there is no demo' : `Platform team is at work: start by ${startBy}`;
  return { state: 'open', startBy, who: null, wakeBy: null, goesHomeAt: null, needs, says, ...changes };
}

export function blocker(id: string, changes: Partial<Reason> = {}): Reason {
  return { ...missingCredential, id, title: `${id} is wrong`, ...changes };
}

export function verdictOf(outcome: Verdict['outcome'], changes: Partial<Verdict> = {}): Verdict {
  return { ...judged.verdict, outcome, blockers: [], risks: [], doubts: [], ...changes };
}

/** The report of a run that a missing credential makes a no-go. */
export const judged: JudgedInput = withVerdict(samples.noGo, {});

export function withVerdict(input: (typeof samples)['noGo'], changes: Partial<Verdict>): JudgedInput {
  const { verdict } = input;
  if (verdict === null) throw new Error('the sample was not judged');
  const demo = { ...input.run.demo, at: DEMO_AT };
  return { ...input, run: { ...input.run, demo }, verdict: { ...verdict, ...changes } };
}

/** The report of a run that is no-go, of which it is known what changed since the last go and what leads back. */
export const drifted: JudgedInput = withVerdict(samples.decided, {});

/** The same with two hundred suspects, of which `text` is said, and as many steps back. */
export function muchDrifted(text: string): Pick<Verdict, 'drift' | 'rollback'> {
  const { drift, rollback } = drifted.verdict;
  const [fact] = drift?.facts ?? [];
  const [step] = rollback?.steps ?? [];
  if (!drift || !rollback || !fact || !step) throw new Error('the sample has not drifted');
  const changed = { at: '2026-11-20T08:12:00.000Z', by: text, what: text };
  const facts = Array.from({ length: 200 }, (_, index) => ({
    ...fact,
    id: `version/part-${index}`,
    was: text,
    is: text,
    changed,
  }));
  return { drift: { ...drift, facts }, rollback: { ...rollback, steps: facts.map(() => step) } };
}

/** What is told of the sample, or of another report. */
export function messageOf(input: JudgedInput = judged, reportAt?: string): Message {
  const page = '/work room/reports/runs/2026-11-20T093012-4f1c/index.html';
  return message(input, { why: ['go became no-go'], now: EVENING, page, reportAt });
}

/** A verdict that stops the demo for two hundred reasons, each with all that can be said of it. */
export function crowded(text = 'What is said of it. '.repeat(40)): JudgedInput {
  const ticket = { url: 'https://tickets.example.test/7', title: text, state: 'closed', says: text } as const;
  const fixWindow = windowUntil('2026-11-20T14:00:00.000Z', { says: text });
  const consequences = Array.from({ length: 8 }, (_, index) => ({ id: `c/${index}`, subject: text, title: text }));
  const blockers = Array.from({ length: 200 }, (_, index) =>
    blocker(`configuration/part-${index}/KEY`, { cause: text, remedy: text, ticket, fixWindow, consequences }),
  );
  return withVerdict(samples.noGo, { blockers, risks: blockers, doubts: blockers, ...muchDrifted(text) });
}
