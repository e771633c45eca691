import type { Diagnosis, MilestoneName } from '../../model/milestone.ts';
import { isoTime } from '../../support/clock.ts';
import { utcSecond } from '../words/instants.ts';

/** A stretch of a delayed flow in which something was waited for. Times in epoch milliseconds. */
export interface FlowWait {
  from: number;
  until: number;
  /** What was waited for, to stand after `1.7 s`: `until bank staff decided`. */
  what: string;
  /** Whether it was waited for in vain. */
  inVain: boolean;
}

interface Tick {
  at: number;
  saw: string;
}

const WAITED_FOR = {
  submitted: 'until it was submitted',
  received: 'until the bank had it',
  decided: 'until bank staff decided',
  polled: 'until the platform asked the bank',
  applied: 'until the platform had it',
  shown: 'until the customer saw it',
} as const satisfies Record<MilestoneName, string>;

/**
 * The waits from one milestone to the next, in order of time. The wait for the platform to ask is told in two where the
 * tick of the job that asked is known: until that tick, and from then until it asked. Milestones that came in the wrong
 * order have no wait between them.
 */
export function waitsOf(
  milestones: readonly { name: MilestoneName; at: number }[],
  jobs: readonly { job: string; ticks: readonly Tick[] }[],
  missing: (Pick<Diagnosis, 'milestone' | 'waitedMs'> & { until: number }) | null,
): FlowWait[] {
  const inOrder = milestones.toSorted((a, b) => a.at - b.at);
  const waits = inOrder.slice(1).flatMap(({ name, at }, index): FlowWait[] => {
    const from = inOrder[index]?.at ?? at;
    if (at <= from) return [];
    return name === 'polled' ? untilPolled(from, at, jobs) : [came(from, at, WAITED_FOR[name])];
  });
  if (missing === null) return waits;
  const { milestone, waitedMs, until } = missing;
  return [
    ...waits,
    {
      from: until - waitedMs,
      until,
      what: `for “${milestone}” in vain, until ${utcSecond(isoTime(until))}`,
      inVain: true,
    },
  ];
}

/** The last tick before the bank was asked is the one that asked. Earlier ones ran and did not ask, which is told. */
function untilPolled(from: number, at: number, jobs: Parameters<typeof waitsOf>[1]): FlowWait[] {
  const ticks = jobs
    .flatMap(({ job, ticks }) => ticks.map((tick) => ({ job, ...tick })))
    .filter((tick) => tick.saw !== 'due' && tick.at > from && tick.at <= at)
    .sort((a, b) => a.at - b.at);
  const last = ticks.at(-1);
  if (last === undefined) return [came(from, at, WAITED_FOR.polled)];
  const before = ticks.length - 1;
  const untilTick = came(from, last.at, `until the next tick of ${last.job}`);
  if (before > 0) {
    const runs = before === 1 ? '1 run' : `${before} runs`;
    return [came(from, at, `until ${last.job} asked the bank, after ${runs} in which it did not`)];
  }
  return last.at === at ? [untilTick] : [untilTick, came(last.at, at, 'until it asked the bank')];
}

function came(from: number, until: number, what: string): FlowWait {
  return { from, until, what, inVain: false };
}
