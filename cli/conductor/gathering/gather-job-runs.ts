import type { Environment, Job } from '../../../model/environment.ts';
import { appendToJournal, readJournal } from '../../../model/journal-file.ts';
import { isoTime, systemClock } from '../../../support/clock.ts';
import { messageOf } from '../../../support/problem.ts';
import { runsDue } from '../../../support/schedule.ts';
import { type FlowSpan, flowSpans } from './flow-spans.ts';
import type { GatherOptions } from './gather-options.ts';
import { jobTicks, type SignOfRun } from './job-ticks.ts';
import { toldRuns } from './signs-of-runs.ts';

/** A job that is due every second, in a flow of half an hour. */
const MOST_TICKS = 2000;

/**
 * Writes into the run's journal when the jobs that ask the bank were due within each delayed flow, and which runs of
 * theirs anything shows: what they told themselves, and the bank's record of being asked. Never rejects, and ends within
 * seconds. Where the bank calls the platform back no job is waited for: nothing is written.
 */
export async function gatherJobRuns(options: GatherOptions): Promise<void> {
  const { environment, folder, signal } = options;
  try {
    const jobs = jobsWaitedFor(environment);
    if (jobs.length === 0) return;
    const spans = flowSpans((await readJournal(folder.journal)).entries);
    if (spans.length === 0) return;
    const told = await Promise.all(
      jobs.map(async ([name, job]) => ({ name, job, signs: await toldRuns(name, job, options) })),
    );
    if (signal.aborted) return;
    for (const span of spans) {
      for (const { name, job, signs } of told) {
        const polls = jobs.length === 1 ? span.polls : [];
        write(span, ticksWithin(span, { name, job, signs, polls }), options);
      }
    }
  } catch (error) {
    const text = `When the jobs ran during the scenarios could not be put together: ${messageOf(error)}`;
    appendToJournal(folder.journal, { kind: 'note', at: isoTime(systemClock.now()), text });
  }
}

/** Those that say they use the bank; where none says what it uses, all. */
function jobsWaitedFor({ jobs, bank }: Environment): [string, Job][] {
  if (bank === null || bank.callbacks !== undefined) return [];
  const all = Object.entries(jobs);
  const using = all.filter(([, { uses }]) => uses.includes('bank'));
  return using.length > 0 ? using : all.filter(([, { uses }]) => uses.length === 0);
}

interface Known {
  name: string;
  job: Job;
  signs: readonly SignOfRun[];
  /** When the bank was asked; empty where that may have been another job. */
  polls: readonly number[];
}

function ticksWithin({ from, until }: FlowSpan, { name, job, signs, polls }: Known): ReturnType<typeof jobTicks> {
  const own = signs.filter(({ at }) => at >= from && at <= until + job.grace);
  const asked = polls.map((at): SignOfRun => ({ at, by: 'asked', failed: false, detail: 'asked the bank' }));
  // What ran right after the flow is no sign of a run within it.
  const due = runsDue(job, { from, until: until + job.grace, most: MOST_TICKS });
  return jobTicks(name, due, [...own, ...asked]).filter(({ at }) => Date.parse(at) <= until);
}

function write({ scenario, attempt }: FlowSpan, ticks: ReturnType<typeof jobTicks>, { folder }: GatherOptions): void {
  for (const tick of ticks) appendToJournal(folder.journal, { kind: 'job-run', scenario, attempt, ...tick });
}
