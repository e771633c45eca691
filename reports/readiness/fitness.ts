import type { Finding, FindingStatus } from '../../model/finding.ts';

/** Whether an environment is fit for the demo. `unproved` where something could not be told, or nothing was asked. */
export type Fitness = 'fit' | 'unproved' | 'unfit';

/** What the findings come to. A doubt (`warn`) keeps nobody from the demo. */
export function fitnessOf(findings: readonly Finding[]): Fitness {
  const statuses = new Set<FindingStatus>(findings.map(({ status }) => status));
  if (statuses.has('fail')) return 'unfit';
  return statuses.has('unknown') || findings.length === 0 ? 'unproved' : 'fit';
}
