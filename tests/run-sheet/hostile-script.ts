import type { ReportInput } from '../../reports/report-input.ts';

/** The input with hostile text also in all that a scenario tells the presenter. */
export function hostileScript(input: ReportInput, text: string): ReportInput {
  const { evidence } = input;
  if (evidence === null) return input;
  const scenarios = evidence.scenarios.map((scenario, index) => ({
    ...scenario,
    fallback: index === 0 ? null : text,
    personas: [{ name: text, facts: [{ name: text, value: text }] }],
    steps: scenario.steps.map((step) => ({
      ...step,
      do: text,
      say: text,
      meanwhile: text,
      fallback: text,
      actions: step.actions.map((action) => ({ ...action, target: text, value: text })),
      pictures: step.pictures.map((picture) => ({ ...picture, path: text })),
    })),
  }));
  return { ...input, evidence: { ...evidence, scenarios } };
}
