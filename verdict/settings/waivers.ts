import type { Observation } from '../../model/rule.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Waiver } from '../../model/waiver.ts';
import { isLike } from '../../support/name-pattern.ts';
import { isHeavier, type Observed, type Root, rootCauses } from '../root-causes.ts';

/** Where and when waivers are looked at; `now` in epoch milliseconds. */
export interface Occasion {
  environment: string;
  now: number;
}

/** What is left to decide by, and what is waived. */
export interface Standing {
  roots: Root[];
  waived: Verdict['waived'];
}

const DAY_MS = 86_400_000;

/**
 * The root causes that stand, and those that are waived, with all that follows from them. What weighs more than what it
 * follows from is a root of its own, and so is what a firm rule found where what it follows from is waived.
 */
export function standing(observations: readonly Observed[], waivers: readonly Waiver[], occasion: Occasion): Standing {
  const holding = waivers.filter((waiver) => isFor(waiver, occasion) && occasion.now < endOf(waiver));
  const waiverOf = ({ firm, reason }: Root) =>
    firm ? undefined : holding.find((waiver) => isAbout(waiver, reason.id, reason.rule));
  const roots = rootCauses(nothingHidden(observations, (root) => waiverOf(root) !== undefined));
  return {
    roots: roots.filter((root) => waiverOf(root) === undefined),
    waived: roots.flatMap((root) => {
      const waiver = waiverOf(root);
      return waiver === undefined ? [] : [{ reason: root.reason, waiver }];
    }),
  };
}

/** What is to be said of waivers that have run out, where what they were about stands. */
export function ranOut(roots: readonly Root[], waivers: readonly Waiver[], occasion: Occasion): Observation[] {
  return waivers
    .filter((waiver) => isFor(waiver, occasion) && occasion.now >= endOf(waiver))
    .filter((waiver) => roots.some(({ firm, reason }) => !firm && isAbout(waiver, reason.id, reason.rule)))
    .map(({ id, by, until, reason }) => ({
      id: `waiver/${id}`,
      title: `The waiver of ${id} by ${by} ran out on ${until}`,
      subject: id,
      owner: null,
      cause: `it was waived because: ${reason}`,
      remedy: 'mend it, or have somebody waive it anew',
    }));
}

/** Whether a waiver has run out. `now` in epoch milliseconds. */
export function hasRunOut(waiver: Waiver, now: number): boolean {
  return now >= endOf(waiver);
}

/** The observations, of which none follows from what it may not vanish under. */
function nothingHidden(observations: readonly Observed[], isWaived: (root: Root) => boolean): Observed[] {
  const byId = new Map(observations.map((each) => [each.id, each]));
  const freed = new Set(
    rootCauses(observations).flatMap((root) =>
      root.reason.consequences
        .map(({ id }) => byId.get(id))
        .filter((each) => each !== undefined)
        .filter(({ weight, firm }) => isHeavier(weight, root.weight) || (firm && isWaived(root))),
    ),
  );
  return observations.map((each) => {
    if (!freed.has(each)) return each;
    const { because: _, ...own } = each;
    return own;
  });
}

function isFor({ environments }: Waiver, { environment }: Occasion): boolean {
  return environments === undefined || environments.includes(environment);
}

function isAbout(waiver: Waiver, id: string, rule: string): boolean {
  return (waiver.rule === undefined || waiver.rule === rule) && isLike(id, waiver.id);
}

/** A day is over at its midnight, UTC. */
function endOf({ until }: Waiver): number {
  const at = Date.parse(until);
  return /^\d{4}-\d{2}-\d{2}$/.test(until) ? at + DAY_MS : at;
}
