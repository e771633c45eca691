import type { ReportInput } from '../../reports/report-input.ts';
import { filesOf, sampleEvidence, sampleScenario, samples, sampleVerdict } from './samples.ts';

const TOPICS = ['pays a supplier', 'opens an account', 'is declined', 'closes an account', 'orders a card'] as const;
const STEPS = 20;

/** A run of very many scenarios of 20 steps: every hundredth failed, from the 18th on; a few were retried or too slow. */
export function manyScenarios(count: number): ReportInput {
  const scenarios = Array.from({ length: count }, (_, place) => {
    const failed = place % 100 === 17;
    const scenario = sampleScenario({
      id: `scenario-${place}`,
      title: `Customer ${place + 1} ${TOPICS[place % TOPICS.length]}`,
      beginsAt: place * 1000,
      steps: Array.from(
        { length: STEPS },
        (__, step) =>
          [
            `Step ${step + 1} of journey ${place + 1}`,
            40 + ((place * 7 + step) % 60),
            failed && step === 19 ? 'failed' : 'passed',
          ] as const,
      ),
      changes: {
        ...(failed ? { status: 'failed', error: `The receipt of customer ${place + 1} did not show` } : {}),
        ...(place % 100 === 41 ? { attempts: 2, earlierErrors: ['The spinner did not resolve'] } : {}),
      },
    });
    const steps = scenario.steps.map((step, at) => (place % 100 === 63 && at === 3 ? { ...step, budgetMs: 10 } : step));
    return {
      ...scenario,
      steps: steps.map((step, at) => (at < 18 ? { ...step, screenshots: [], pictures: [] } : step)),
    };
  });
  const evidence = sampleEvidence(scenarios);
  const blocker = samples.noGo.verdict?.blockers[0];
  if (blocker === undefined) throw new Error('the sample has no blocker');
  const verdict = sampleVerdict('no-go', `${count} scenarios were played, and some failed.`, {
    blockers: [{ ...blocker, evidence: [{ kind: 'scenario', label: 'a late one', target: `scenario-${count - 1}` }] }],
  });
  return { ...samples.go, evidence, verdict, present: filesOf(evidence) };
}
