import type { Evidence } from '../model/evidence.ts';

/** How many steps were really carried out, whatever they came to. */
export function executedSteps(evidence: Evidence | null): number {
  const steps = (evidence?.scenarios ?? []).flatMap((scenario) => scenario.steps);
  return steps.filter(({ status }) => status === 'passed' || status === 'failed').length;
}

/** The same without the fallbacks: a demo that only they are rehearsed of is not rehearsed. */
export function executedStepsOfJourney(evidence: Evidence | null): number {
  if (evidence === null) return 0;
  return executedSteps({ ...evidence, scenarios: evidence.scenarios.filter(({ fallback }) => fallback === null) });
}

/** How long the scenarios take presented one after another, in milliseconds. A fallback is no part of the journey. */
export function journeyMs(evidence: Evidence | null): number {
  const journey = (evidence?.scenarios ?? []).filter(({ fallback }) => fallback === null);
  return journey.reduce((total, { durationMs }) => total + durationMs, 0);
}
