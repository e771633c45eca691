import type { Scenario, Step } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Finding } from '../../model/finding.ts';
import type { Proof } from '../../model/verdict.ts';

/** What shows a finding: itself, and the pages about its subject. */
export function findingProofs({ id, links = {} }: Finding): Proof[] {
  return [
    { kind: 'finding', label: id, target: id },
    ...Object.entries(links).map(([label, target]) => ofPage(label, target)),
  ];
}

/** What shows how a scenario went: itself, the picture of the step that did not do, and its trace. */
export function scenarioProof({ id, title, trace, steps }: Scenario, step = failingStep(steps)): Proof[] {
  const picture = step?.screenshots.at(-1);
  return [
    { kind: 'scenario', label: title, target: id },
    ...(step === undefined || picture === undefined
      ? []
      : [{ kind: 'picture' as const, label: step.title, target: picture }]),
    ...(trace === undefined ? [] : [{ kind: 'trace' as const, label: title, target: trace }]),
  ];
}

/** What shows those scenarios that something was seen in. */
export function scenarioProofs({ evidence }: Facts, wasSeenIn: (scenario: Scenario) => boolean): Proof[] {
  return (evidence?.scenarios ?? []).filter(wasSeenIn).flatMap((scenario) => scenarioProof(scenario));
}

/** What shows a fact of a fingerprint. */
export function factProof(id: string): Proof {
  return { kind: 'fact', label: id, target: id };
}

/** The step by which a scenario failed, or at which it was cut off. */
export function failingStep(steps: readonly Step[]): Step | undefined {
  return steps.find(({ status }) => status === 'failed') ?? steps.find(({ status }) => status === 'cut-off');
}

function ofPage(label: string, target: string): Proof {
  return { kind: /^logs?$/i.test(label) ? 'log' : 'link', label, target };
}
