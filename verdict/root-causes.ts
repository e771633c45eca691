import type { Observation, Rule, Weight } from '../model/rule.ts';
import type { Consequence, Proof, Reason } from '../model/verdict.ts';

/** An observation together with the rule that made it. */
export interface Observed extends Observation {
  rule: string;
  weight: Weight;
  /** Whether it can neither be waived nor vanish under something lighter. */
  firm: boolean;
}

/** A reason with what it weighs. */
export interface Root {
  weight: Weight;
  firm: boolean;
  reason: Reason;
}

const MOST_PROOFS = 12;
const HEAVIER: readonly Weight[] = ['risk', 'doubt', 'blocker'];

/** Whether something weighs more than something else. */
export function isHeavier(one: Weight, other: Weight): boolean {
  return HEAVIER.indexOf(one) > HEAVIER.indexOf(other);
}

/**
 * What every rule sees in the facts. A thing seen by several rules counts once: by a firm one, otherwise by the one that
 * weighs it the most, otherwise by the first.
 */
export function observeAll<Facts>(rules: readonly Rule<Facts>[], facts: Facts): Observed[] {
  const seen = new Map<string, Observed>();
  for (const rule of rules) {
    for (const observation of rule.observe(facts)) {
      const observed = { weight: rule.weight, ...observation, rule: rule.id, firm: rule.firm ?? false };
      const known = seen.get(observed.id);
      if (known === undefined || outdoes(observed, known)) seen.set(observed.id, observed);
    }
  }
  return [...seen.values()];
}

function outdoes(one: Observed, other: Observed): boolean {
  return one.firm === other.firm ? isHeavier(one.weight, other.weight) : one.firm;
}

/**
 * The observations that follow from no other, each with all that follows from it, however remotely.
 * Where observations are said to follow from each other in a circle, the first of the circle is its root.
 */
export function rootCauses(observations: readonly Observed[]): Root[] {
  const byId = new Map(observations.map((observation) => [observation.id, observation]));
  const following = new Map<string, Observed[]>();
  const roots: Observed[] = [];
  for (const observation of observations) {
    const root = rootOf(observation, byId, observations);
    if (root.id === observation.id) roots.push(observation);
    else following.set(root.id, [...(following.get(root.id) ?? []), observation]);
  }
  return roots.map((root) => {
    const { weight, firm } = root;
    return { weight, firm, reason: reasonOf(root, following.get(root.id) ?? []) };
  });
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

function reasonOf(root: Observed, following: readonly Observed[]): Reason {
  const { id, rule, title, subject, owner, cause, remedy } = root;
  const consequences = following.map(({ id, subject, title }): Consequence => ({ id, subject, title }));
  // Each consequence names its own answer; what else shows it, a picture or a trace, shows the root too.
  const shownBeside = following.flatMap(({ evidence = [] }) => evidence).filter(({ kind }) => kind !== 'finding');
  const evidence = [...(root.evidence ?? []), ...shownBeside];
  return {
    ...{ id, rule, title, subject, owner, cause, remedy, consequences },
    evidence: withoutRepeats(evidence).slice(0, MOST_PROOFS),
    fixWindow: null,
    ticket: null,
  };
}

function withoutRepeats(proofs: readonly Proof[]): Proof[] {
  const byTarget = new Map<string, Proof>();
  for (const proof of proofs) {
    const key = `${proof.kind} ${proof.target}`;
    if (!byTarget.has(key)) byTarget.set(key, proof);
  }
  return [...byTarget.values()];
}
