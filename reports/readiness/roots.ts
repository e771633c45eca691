import type { Finding } from '../../model/finding.ts';

/** A finding that has to be mended, and how many others go with it. */
export interface Root {
  finding: Finding;
  /** How many findings follow from it, however remotely. */
  following: number;
}

const MOST_URGENT_FIRST = ['fail', 'unknown', 'warn', 'pass'] as const;

/**
 * What has to be mended: the findings that did not pass and follow from no other that did not. What fails comes first,
 * then what most others follow from. Of findings that follow from each other in a circle, the first is the root.
 */
export function rootsOf(findings: readonly Finding[]): Root[] {
  const open = new Map(findings.filter(({ status }) => status !== 'pass').map((finding) => [finding.id, finding]));
  const following = new Map<string, number>();
  for (const finding of open.values()) {
    const root = rootOf(finding, open);
    following.set(root.id, (following.get(root.id) ?? 0) + (root === finding ? 0 : 1));
  }
  const urgency = ({ finding }: Root) => MOST_URGENT_FIRST.indexOf(finding.status);
  return [...open.values()]
    .flatMap((finding) => {
      const count = following.get(finding.id);
      return count === undefined ? [] : [{ finding, following: count }];
    })
    .sort((a, b) => urgency(a) - urgency(b) || b.following - a.following);
}

function rootOf(finding: Finding, open: ReadonlyMap<string, Finding>): Finding {
  const path: Finding[] = [];
  for (let current = finding; ; ) {
    const circleBegins = path.indexOf(current);
    if (circleBegins >= 0) return firstOf(new Set(path.slice(circleBegins)), open) ?? current;
    path.push(current);
    const cause = current.because === undefined ? undefined : open.get(current.because);
    if (cause === undefined) return current;
    current = cause;
  }
}

function firstOf(circle: ReadonlySet<Finding>, open: ReadonlyMap<string, Finding>): Finding | undefined {
  return [...open.values()].find((candidate) => circle.has(candidate));
}
