import type { Scenario } from '../../model/evidence.ts';
import { MILESTONES, type MilestoneName } from '../../model/milestone.ts';
import { between } from '../words/instants.ts';

/** One milestone of a delayed flow: whether and when it came, and how long after the one before. */
export interface Arrival {
  name: MilestoneName;
  state: 'came' | 'missing' | 'not-reached' | 'not-observed';
  at?: string;
  /** Since the milestone before it that came; negative when they came in the wrong order. */
  gapMs?: number;
  /** Whether most of the time went here. */
  isLongestGap: boolean;
  /** How long was waited for one that is missing. */
  waitedMs?: number;
}

/** All six milestones in the order in which they must come; empty where nothing in the scenario is delayed. */
export function arrivals({ milestones, diagnoses, unobserved = [] }: Scenario): Arrival[] {
  if (milestones.length === 0 && diagnoses.length === 0) return [];
  let before: string | undefined;
  const line = MILESTONES.map((name): Arrival => {
    const at = milestones.find((milestone) => milestone.name === name)?.at;
    if (at !== undefined) {
      const gap = before === undefined ? {} : { gapMs: between(before, at) };
      before = at;
      return { name, state: 'came', at, ...gap, isLongestGap: false };
    }
    const diagnosis = diagnoses.find(({ milestone }) => milestone === name);
    if (diagnosis === undefined) {
      return { name, state: unobserved.includes(name) ? 'not-observed' : 'not-reached', isLongestGap: false };
    }
    return { name, state: 'missing', waitedMs: diagnosis.waitedMs, isLongestGap: false };
  });
  const longest = line.reduce((most, { gapMs = 0 }) => Math.max(most, gapMs), 0);
  return line.map((arrival) => ({ ...arrival, isLongestGap: longest > 0 && arrival.gapMs === longest }));
}
