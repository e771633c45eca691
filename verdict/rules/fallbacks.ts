import type { Facts } from '../../model/facts.ts';
import { following, type Rule } from '../../model/rule.ts';
import { slug } from '../../support/ids.ts';
import { cutShortId } from './cut-short.ts';
import { scenarioProof } from './proofs.ts';
import { PART } from './run.ts';
import { scenarios } from './scenarios.ts';

export const fallbackNotRehearsed: Rule<Facts> = {
  id: 'fallback-not-rehearsed',
  says: 'What is shown where a step fails is rehearsed as well',
  looksAt: 'the fallbacks that steps name, and the scenarios that are one',
  weight: 'risk',
  observe: (facts) => {
    const { evidence, run } = facts;
    const passed = new Set(scenarios(evidence, 'passed').map(({ fallback }) => fallback));
    const missing = named(facts).filter(({ fallback }) => !passed.has(fallback));
    return missing.map(({ fallback, scenario, step }) => {
      const tried = scenarios(evidence).find((each) => each.fallback === fallback);
      const because = tried === undefined ? (run.only === null ? undefined : PART) : `scenario/${tried.id}`;
      return {
        id: `fallback/${slug(fallback)}`,
        title: `The fallback of “${step}” was not rehearsed: ${fallback}`,
        subject: scenario.title,
        owner: facts.environmentOwner,
        cause:
          tried === undefined ? 'no scenario of this run is annotated as that fallback' : 'its scenario did not pass',
        remedy: 'play it in a scenario of its own: test(…, { annotation: { type: "fallback", description: … } })',
        evidence: tried === undefined ? [] : scenarioProof(tried),
        ...following(cutShortId(facts) ?? because),
      };
    });
  },
};

/** Each fallback once, with the first step that names it. */
function named({ evidence }: Facts) {
  const all = scenarios(evidence).flatMap((scenario) =>
    scenario.steps.flatMap(({ title, fallback }) => (fallback === null ? [] : [{ fallback, scenario, step: title }])),
  );
  return all.filter(({ fallback }, index) => all.findIndex((other) => other.fallback === fallback) === index);
}
