import type { Message } from '../../model/message.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import type { ReportInput } from '../report-input.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { headlineOf } from '../words/standing.ts';
import { countdown } from './countdown.ts';
import { messageChanges, messageWayBack } from './message-changes.ts';
import { messageLinks } from './message-links.ts';
import { messagePicture } from './message-picture.ts';
import { toldReason } from './message-reason.ts';
import { folded, said, saidAddress } from './said.ts';

const MOST_REASONS = 50;
const MOST_LINKS = 20;
const MOST_IMPACTED = 30;

/** The report of a run that was judged. */
export interface JudgedInput extends ReportInput {
  verdict: Verdict;
}

export interface MessageOptions {
  /** Why it is told now, in words. */
  why: readonly string[];
  /** In epoch milliseconds. */
  now: number;
  /** The path of the report's page on this machine. */
  page: string;
  /** Where reports can be opened by others, `{run}` for the run's id. */
  reportAt?: string | undefined;
}

/** What people are told of a verdict, for any channel. Whatever comes from outside is on one line and legible. */
export function message(input: JudgedInput, { why, now, page, reportAt }: MessageOptions): Message {
  const { run, verdict } = input;
  const { word, meaning, reason } = headlineOf(input);
  const toldReasons = (reasons: readonly Reason[]) =>
    folded(soonestFirst(reasons), MOST_REASONS, (each) => toldReason(each, now));
  return {
    run: said(run.id, 100),
    environment: said(run.environment, 80),
    outcome: verdict.outcome,
    headline: `${word}: ${said(run.environment, 80)}`,
    meaning,
    summary: said(reason, 400),
    why: why.map((each) => said(each, 400)),
    judgedAt: verdict.judgedAt,
    demo: demoOf(input, now),
    blockers: toldReasons(verdict.blockers),
    doubts: toldReasons(verdict.doubts),
    risks: folded(verdict.risks, MOST_REASONS, ({ id, title, subject }) => ({
      id: said(id),
      title: said(title),
      subject: said(subject, 100),
    })),
    changed: messageChanges(verdict),
    wayBack: messageWayBack(verdict, run.environment),
    impacted: folded(impacted(input), MOST_IMPACTED, (subject) => said(subject, 100)),
    report: { url: reportUrl(run.id, reportAt), path: said(page, 1000) },
    links: folded(messageLinks(input), MOST_LINKS, (link) => link),
    picture: messagePicture(input),
    commit: run.git === null ? null : { id: said(run.git.commit, 64), dirty: run.git.dirty },
  };
}

/** Whatever has to be begun first stands first; what has no window keeps its place behind. */
function soonestFirst(reasons: readonly Reason[]): Reason[] {
  const by = ({ fixWindow }: Reason) =>
    Math.min(...[fixWindow?.wakeBy, fixWindow?.startBy].map((at) => (at ? Date.parse(at) : Number.POSITIVE_INFINITY)));
  return reasons.toSorted((one, other) => (by(one) === by(other) ? 0 : by(one) - by(other)));
}

function demoOf({ run }: ReportInput, now: number): Message['demo'] {
  const { at, title } = run.demo;
  if (at === null) return null;
  const what = title ? `Demo "${said(title, 100)}"` : 'Demo';
  return { at, says: `${what} ${utcDayAndMinute(at)} (${countdown(at, now)})` };
}

/** What blockers are about, and the services, jobs and scenarios that go with it; not what is of the run alone. */
function impacted({ verdict: { blockers }, environment, evidence }: JudgedInput): string[] {
  const scenarios = (evidence?.scenarios ?? []).map(({ title }) => title);
  const { services = {}, jobs = {} } = environment ?? {};
  const parts = new Set(['bank', ...Object.keys(services), ...Object.keys(jobs), ...scenarios]);
  const subjects = blockers.flatMap(({ subject, consequences }) => [
    subject,
    ...consequences.map((consequence) => consequence.subject).filter((each) => parts.has(each)),
  ]);
  return [...new Set(subjects)];
}

function reportUrl(run: string, reportAt: string | undefined): string | null {
  return reportAt === undefined
    ? null
    : saidAddress(reportAt.replaceAll('{run}', encodeURIComponent(run.toWellFormed())));
}
