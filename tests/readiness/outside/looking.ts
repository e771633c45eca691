import assert from 'node:assert/strict';
import { type Environment, type EnvironmentDefinition, environmentSchema } from '../../../model/environment.ts';
import { type Finding, readinessSchema } from '../../../model/finding.ts';
import { type CheckOptions, checkReadiness } from '../../../readiness/run-checks.ts';
import { team } from '../../verdict/samples.ts';

/** An environment of what is given, and no more. */
export function environmentOf(parts: Partial<EnvironmentDefinition>): Environment {
  const identity = { name: 'staging', id: 'staging-1' };
  return environmentSchema.parse({
    name: 'staging',
    identity,
    owner: team,
    entrance: 'portal',
    services: {},
    ...parts,
  });
}

/** What is found when an environment is asked about these kinds of check, and what those follow from. */
export async function lookAt(
  environment: Environment,
  only: readonly string[],
  options: CheckOptions = {},
): Promise<Finding[]> {
  const readiness = await checkReadiness(environment, { ...options, only });
  const { findings } = readinessSchema.parse(readiness);
  for (const { id, status, remedy } of findings) assert.ok(status === 'pass' || remedy !== '', `${id} has no remedy`);
  return findings;
}

/** Findings as `id status (because)`, in order of their ids. */
export function inShort(findings: readonly Finding[]): string[] {
  return findings
    .map(({ id, status, because }) => `${id} ${status}${because === undefined ? '' : ` (${because})`}`)
    .toSorted();
}

/** What was observed of the finding with an id. */
export function observedOf(findings: readonly Finding[], id: string): string {
  return findings.find((finding) => finding.id === id)?.observed ?? `no finding ${id}`;
}
