import type { Consequence, Reason } from '../model/verdict.ts';
import type { Observation, Rule, Weight } from './observation.ts';

/** An observation together with the rule that made it. */
export interface Observed extends Observation {
  rule: string;
  weight: Weight;
}

/** What every rule sees in the facts; a thing seen by several rules counts once, by the first of them. */
export function observeAll<Facts>(rules: readonly Rule<Facts>[], facts: Facts): Observed[] {
  const seen = new Map<string, Observed>();
  for (const rule of rules) {
    for (const observation of rule.observe(facts)) {
      if (seen.has(observation.id)) continue;
      seen.set(observation.id, { weight: rule.weight, ...observation, rule: rule.id });
    }
  }
  return [...seen.values()];
}

/**
 * The observations that follow from no other, each with all that follows from it, however remotely.
 * Where observations are said to follow from each other in a circle, the first of the circle is its root.
 */
export function rootCauses(observations: readonly Observed[]): { weight: Weight; reason: Reason }[] {
  const byId = new Map(observations.map((observation) => [observation.id, observation]));
  const consequences = new Map<string, Consequence[]>();
  const roots: Observed[] = [];
  for (const observation of observations) {
    const root = rootOf(observation, byId, observations);
    if (root.id === observation.id) {
      roots.push(observation);
      continue;
    }
    const { id, subject, title } = observation;
    consequences.set(root.id, [...(consequences.get(root.id) ?? []), { id, subject, title }]);
  }
  return roots.map((root) => ({ weight: root.weight, reason: reasonOf(root, consequences.get(root.id) ?? []) }));
}

function rootOf(observation: Observed, byId: ReadonlyMap<string, Observed>, order: readonly Observed[]): Observed {
  const path: Observed[] = [];
  let current: Observed | undefined = observation;
  let root = observation;
  while (current !== undefined) {
    const circleBegins = path.indexOf(current);
    if (circleBegins >= 0) {
      const circle = new Set(path.slice(circleBegins));
      return order.find((candidate) => circle.has(candidate)) ?? root;
    }
    path.push(current);
    root = current;
    current = current.because === undefined ? undefined : byId.get(current.because);
  }
  return root;
}

function reasonOf({ id, rule, title, subject, owner, cause, remedy }: Observed, consequences: Consequence[]): Reason {
  return { id, rule, title, subject, owner, cause, remedy, consequences };
}
