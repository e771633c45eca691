import type { Scenario, Step } from '../../model/evidence.ts';
import type { JobRun } from '../../model/job-run.ts';
import type { Milestone } from '../../model/milestone.ts';
import { type FlowWait, waitsOf } from './flow-waits.ts';

/** A step as far as it lies within the flow. Times here and below in epoch milliseconds. */
export interface FlowStep {
  /** As the film strip numbers it. */
  number: number;
  title: string;
  status: Step['status'];
  from: number;
  until: number;
}

/** Everything that happened in a delayed flow, on one line of time. */
export interface FlowLine {
  from: number;
  until: number;
  milestones: { name: Milestone['name']; at: number }[];
  steps: FlowStep[];
  waits: FlowWait[];
  /** The ticks of each job that it waited for. */
  jobs: { job: string; ticks: { at: number; saw: JobRun['saw']; detail: string }[] }[];
  calls: { at: number; role: string | null; refused: boolean }[];
}

/** So much before and after the flow still belongs to it: clocks of several processes are not quite the same. */
const AROUND_MS = 250;

/**
 * The delayed part of a scenario from its first milestone to its last; where one is missing, until it was no longer
 * waited for. `null` where nothing is delayed, or nothing came after the first.
 */
export function flowLine(scenario: Scenario): FlowLine | null {
  const milestones = scenario.milestones.map(({ name, at }) => ({ name, at: Date.parse(at) }));
  const missing = scenario.diagnoses.at(-1);
  const last = Math.max(...milestones.map(({ at }) => at));
  const failedAt = Math.max(...scenario.steps.filter(({ status }) => status === 'failed').map(endOf));
  if (milestones.length === 0 && (missing === undefined || !Number.isFinite(failedAt))) return null;
  const until =
    missing === undefined ? last : Math.max(failedAt, Number.isFinite(last) ? last + missing.waitedMs : failedAt);
  const from = milestones.length === 0 ? until - (missing?.waitedMs ?? 0) : Math.min(...milestones.map(({ at }) => at));
  if (until <= from) return null;
  const isWithin = (at: number) => at >= from - AROUND_MS && at <= until + AROUND_MS;
  const jobs = ticksOf(scenario.jobRuns).map(({ job, ticks }) => ({
    job,
    ticks: ticks.filter(({ at }) => isWithin(at)),
  }));
  return {
    from,
    until,
    milestones,
    steps: scenario.steps.flatMap((step, index) => within(step, index + 1, from, until)),
    waits: waitsOf(milestones, jobs, missing === undefined ? null : { ...missing, until }),
    jobs: jobs.filter(({ ticks }) => ticks.length > 0),
    calls: scenario.bankCalls
      .map(({ at, role, status }) => ({ at: Date.parse(at), role, refused: status === 0 || status >= 400 }))
      .filter(({ at }) => isWithin(at)),
  };
}

function endOf({ startedAt, durationMs }: Step): number {
  return Date.parse(startedAt) + durationMs;
}

function within(step: Step, number: number, from: number, until: number): FlowStep[] {
  const begin = Math.max(from, Date.parse(step.startedAt));
  const end = Math.min(until, endOf(step));
  const { title, status } = step;
  return end > begin ? [{ number, title, status, from: begin, until: end }] : [];
}

function ticksOf(runs: readonly JobRun[]): FlowLine['jobs'] {
  const jobs = Map.groupBy(runs, ({ job }) => job);
  return [...jobs].map(([job, ticks]) => ({
    job,
    ticks: ticks.map(({ at, saw, detail }) => ({ at: Date.parse(at), saw, detail })).sort((a, b) => a.at - b.at),
  }));
}
