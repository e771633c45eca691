import type { Scenario } from '../../model/evidence.ts';
import { shortDuration } from '../words/instants.ts';

/** Something that happened in a delayed flow, as a row of a table tells it. */
export interface FlowMoment {
  at: string;
  /** Who or what it was: `milestone`, `step`, `bank`, a job's name. */
  who: string;
  what: string;
  /** What came of it; empty where nothing is known. */
  outcome: string;
  isBad: boolean;
}

const SAW = { ran: 'ran', failed: 'failed', due: 'was due, and nothing shows that it ran' } as const;

/** All that is known of a delayed flow in order of time: milestones, decisions, the jobs' ticks, the calls at the bank. */
export function flowMoments({ milestones, decisions, jobRuns, bankCalls, diagnoses }: Scenario): FlowMoment[] {
  const plain = { outcome: '', isBad: false };
  const moments: FlowMoment[] = [
    ...milestones.map(({ name, at }) => ({ ...plain, at, who: 'milestone', what: name })),
    ...decisions.map(({ at, by, decision, resource, state }) => ({
      ...plain,
      at,
      who: by,
      what: `${decision} ${resource}`,
      outcome: state,
    })),
    ...jobRuns.map(({ at, job, saw, detail }) => ({
      at,
      who: job,
      what: SAW[saw],
      outcome: detail,
      isBad: saw === 'failed',
    })),
    ...bankCalls.map((call) => ({
      at: call.at,
      who: 'call at the bank',
      what: `${call.operation === null ? '' : `${call.operation}: `}${call.method} ${call.path}`,
      outcome: answered(call),
      isBad: call.status === 0 || call.status >= 400,
    })),
  ];
  moments.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [
    ...moments,
    ...diagnoses.map(({ milestone, waitedMs, subject }) => ({
      at: '',
      who: 'milestone',
      what: `${milestone} is missing`,
      outcome: `waited ${shortDuration(waitedMs)} for it: ${subject}`,
      isBad: true,
    })),
  ];
}

function answered({ status, durationMs, state, fault }: Scenario['bankCalls'][number]): string {
  const answer = status === 0 ? 'no answer' : `${status}${status >= 400 ? ' refused' : ''}`;
  const parts = [answer, ...(state === null ? [] : [state]), `after ${shortDuration(durationMs)}`];
  return `${parts.join(', ')}${fault === null ? '' : ` (fault ${fault})`}`;
}
