import type { RepositoryFacts } from './facts.ts';
import type { Plan, Wishes } from './plan.ts';
import type { ClusterPlace } from './write/environment-file.ts';

/** Where in which cluster the platform is, where the user names its context: none is guessed, for it may be production's. */
export function clusterPlace(
  plan: Plan,
  { manifests }: RepositoryFacts,
  { context, namespace }: Wishes,
): ClusterPlace | null {
  if (context === undefined || plan.whereabouts === 'here') return null;
  const declared = manifests.flatMap((one) => ('namespace' in one && one.namespace !== null ? [one.namespace] : []));
  return { context, namespace: namespace ?? declared[0] ?? 'default', guessed: namespace === undefined };
}
