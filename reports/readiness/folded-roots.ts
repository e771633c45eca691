import type { Root } from './roots.ts';

/** A root, with how many others are told by it because the same is to be said of them. */
export interface FoldedRoot extends Root {
  alike: number;
}

const FEW = 3;

/** What is to be mended, with many that can't be told for one reason put together: a time that was too short is one trouble. */
export function foldedRoots(roots: readonly Root[]): FoldedRoot[] {
  const groups = Map.groupBy(roots, ({ finding }) =>
    finding.status === 'unknown'
      ? [finding.observed, finding.remedy, finding.owner.name, finding.owner.contact].join('\n')
      : finding.id,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length <= FEW) return group.map((root) => ({ ...root, alike: 0 }));
    const following = group.reduce((sum, root) => sum + root.following, 0);
    return [{ finding: first.finding, following, alike: group.length - 1 }];
  });
}
