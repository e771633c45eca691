import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Diagnosis } from '../../model/milestone.ts';
import { following, type Observation, type Rule } from '../../model/rule.ts';
import { causeOfFailure } from '../bank-causes.ts';
import { ALL_SKIPPED, allSkipped } from './all-skipped.ts';
import { cutShortId } from './cut-short.ts';
import { loggedAtFailure } from './logged-at-failure.ts';
import { failingStep, scenarioProof } from './proofs.ts';

export const milestoneMissing: Rule<Facts> = {
  id: 'milestone-missing',
  says: 'Every delayed flow reaches all its milestones in time',
  looksAt: 'milestones that a scenario waited for in vain',
  weight: 'blocker',
  observe: (facts) =>
    scenarios(facts.evidence).flatMap((scenario) =>
      scenario.diagnoses.map((diagnosis) => ({
        ...fromDiagnosis(diagnosis),
        remedy: `${diagnosis.remedy}${orFallback(scenario)}`,
        ...following(causeOfFailure(scenario, diagnosis, facts)),
        evidence: scenarioProof(scenario),
        ...onlyRisk(missedOnlyByFallbacks(diagnosis, facts)),
      })),
    ),
};

export const scenarioFailed: Rule<Facts> = {
  id: 'scenario-failed',
  says: 'Every scenario passes',
  looksAt: 'how each ended, and its logs; a failed fallback is a risk, a browser that never started a doubt',
  weight: 'blocker',
  observe: (facts) =>
    scenarios(facts.evidence, 'failed').map((scenario) => {
      if (isWithoutBrowser(scenario)) return withoutBrowser(scenario);
      const [diagnosis] = scenario.diagnoses;
      const logged = loggedAtFailure(scenario, facts);
      return {
        ...scenarioObservation(scenario, `failed${atStep(scenario)}`),
        owner: logged?.owner ?? facts.environmentOwner,
        cause: `${withoutCallLog(scenario.error)}${logged === null ? '' : `; in that step ${logged.says}`}`,
        remedy: `see the failing step and its trace in the report${orFallback(scenario)}`,
        ...following(diagnosis === undefined ? causeOfFailure(scenario, undefined, facts) : diagnosisId(diagnosis)),
        ...onlyRisk(scenario.fallback !== null),
      };
    }),
};

export const retryNeeded: Rule<Facts> = {
  id: 'retry-needed',
  says: 'Scenarios pass at the first attempt, as they must before an audience',
  looksAt: 'how often each scenario was tried',
  weight: 'risk',
  observe: ({ evidence, environmentOwner }) =>
    scenarios(evidence, 'passed')
      .filter(({ attempts }) => attempts > 1)
      .map((scenario) => ({
        ...scenarioObservation(scenario, `passed only at attempt ${scenario.attempts}`),
        owner: environmentOwner,
        cause: withoutCallLog(scenario.earlierErrors[0]),
        remedy: 'find out why the first attempt failed before showing it',
      })),
};

export const scenarioSkipped: Rule<Facts> = {
  id: 'scenario-skipped',
  says: 'No scenario is left out',
  looksAt: 'scenarios that were skipped',
  weight: 'risk',
  observe: (facts) =>
    scenarios(facts.evidence, 'skipped')
      .filter(({ attempts }) => attempts > 0)
      .map((scenario) => ({
        ...scenarioObservation(scenario, 'was not played'),
        ...following(cutShortId(facts) ?? (allSkipped(facts) ? ALL_SKIPPED : undefined)),
        owner: null,
        cause: 'it is marked to be skipped, or something before it stopped the run',
        remedy: 'rehearse it, or take it out of the demo',
      })),
};

/** All scenarios, or those that ended so. */
export function scenarios(evidence: Facts['evidence'], status?: Scenario['status']): Scenario[] {
  return (evidence?.scenarios ?? []).filter((scenario) => status === undefined || scenario.status === status);
}

/** What is observed of a scenario as a whole. */
export function scenarioObservation(
  scenario: Scenario,
  whatHappened: string,
): Pick<Observation, 'id' | 'title' | 'subject' | 'evidence'> {
  const { id, title, fallback } = scenario;
  return {
    id: `scenario/${id}`,
    title: `${fallback === null ? '' : 'The fallback '}“${title}” ${whatHappened}`,
    subject: title,
    evidence: scenarioProof(scenario),
  };
}

function fromDiagnosis(diagnosis: Diagnosis): Observation {
  return {
    id: diagnosisId(diagnosis),
    title: `The delayed flow never got to “${diagnosis.milestone}”`,
    subject: diagnosis.subject,
    owner: diagnosis.owner,
    cause: diagnosis.cause,
    remedy: diagnosis.remedy,
  };
}

function diagnosisId({ milestone, subject }: Diagnosis): string {
  return `milestone/${subject}/${milestone}`;
}

function missedOnlyByFallbacks(missed: Diagnosis, { evidence }: Facts): boolean {
  const id = diagnosisId(missed);
  const missing = scenarios(evidence).filter(({ diagnoses }) => diagnoses.some((each) => diagnosisId(each) === id));
  return missing.every(({ fallback }) => fallback !== null);
}

/** Playwright's words for a browser that did not start, before anything was played. */
const NO_BROWSER = 'browserType.launch: ';

function isWithoutBrowser({ error, steps }: Scenario): boolean {
  return steps.length === 0 && error?.startsWith(NO_BROWSER) === true;
}

/** The machine's trouble, and not the platform's: nothing is known of that. */
function withoutBrowser(scenario: Scenario): Observation {
  return {
    ...scenarioObservation(scenario, 'was not played: no browser started'),
    owner: null,
    cause: scenario.error?.split('\n', 1)[0] ?? '',
    remedy:
      'on the machine that rehearses: npx playwright install chromium (in a clone of rehearse: npm run setup), then rehearse again',
    weight: 'doubt',
  };
}

/** At which step it did not go on. */
function atStep({ steps }: Scenario): string {
  const step = failingStep(steps);
  return step === undefined ? '' : ` at “${step.title}”`;
}

/** What the presenter can do where the step that failed is not mended in time. */
function orFallback({ steps }: Scenario): string {
  const fallback = failingStep(steps)?.fallback ?? null;
  return fallback === null ? '' : `; if that takes too long: ${fallback}`;
}

/** What an error says, without the log of Playwright's calls that it ends with: the scenario itself shows that. */
function withoutCallLog(error: string | undefined): string {
  const [said = ''] = (error ?? '').split(/\n\s*Call log:/, 1);
  return said.trim() === '' ? 'no error was recorded' : said.trim();
}

function onlyRisk(isRisk: boolean): Pick<Observation, 'weight'> {
  return isRisk ? { weight: 'risk' } : {};
}
