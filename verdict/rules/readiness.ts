import type { Facts } from '../../model/facts.ts';
import type { Finding } from '../../model/finding.ts';
import { following, type Observation, type Rule } from '../../model/rule.ts';
import { versionBehind } from '../bank-causes.ts';
import { brokenMeanwhile, findings, silentMeanwhile } from '../failed-findings.ts';
import { executedSteps } from '../measures.ts';
import { cutShortId } from './cut-short.ts';
import { titleOf } from './finding-title.ts';
import { ledgerTroubleId } from './ledger.ts';
import { findingProofs } from './proofs.ts';

/** What the rules look at that keep anybody from playing the scenarios. */
export type BeforeScenarios = Pick<Facts, 'readiness' | 'evidence' | 'bank'>;

export const readinessFailed: Rule<BeforeScenarios> = {
  id: 'readiness-failed',
  says: 'What the demo needs is there and works',
  looksAt: 'findings of the readiness check that failed',
  weight: 'blocker',
  observe: (facts) =>
    findings(facts.readiness, 'fail').map((finding) => ({
      ...fromFinding(finding),
      ...following(finding.because ?? versionBehind(finding, facts)),
    })),
};

export const brokeMeanwhile: Rule<Facts> = {
  id: 'broke-meanwhile',
  says: 'What was there before the scenarios is there after them',
  looksAt: 'the same questions, asked again after the scenarios',
  weight: 'blocker',
  observe: (facts) => brokenMeanwhile(facts).map(fromFinding),
};

export const silentSince: Rule<Facts> = {
  id: 'silent-since',
  says: 'What could be told before the scenarios can be told after them',
  looksAt: 'the same questions, asked again after the scenarios',
  weight: 'risk',
  // What has no answer because something else broke is no news of its own.
  observe: (facts) =>
    silentMeanwhile(facts)
      .filter(({ because }) => because === undefined)
      .map(fromFinding),
};

export const identityUnproved: Rule<BeforeScenarios> = {
  id: 'identity-unproved',
  says: 'The environment proves that it is the one it is said to be',
  looksAt: 'findings about identity that are no pass',
  weight: 'blocker',
  firm: true,
  observe: ({ readiness }) =>
    [...findings(readiness, 'fail'), ...findings(readiness, 'unknown')]
      .filter(({ check }) => check === 'identity')
      .map(fromFinding),
};

export const readinessUnknown: Rule<Facts> = {
  id: 'readiness-unknown',
  says: 'Every question about the environment gets an answer',
  looksAt: 'findings of the readiness check that are unknown',
  weight: 'risk',
  observe: (facts) =>
    findings(facts.readiness, 'unknown')
      .filter(({ check }) => check !== 'identity')
      .map((finding) => ({
        ...fromFinding(finding),
        ...following(finding.because ?? (asksTheLedger(finding) ? ledgerTroubleId(facts) : undefined)),
      })),
};

export const readinessWarning: Rule<Facts> = {
  id: 'readiness-warning',
  says: 'Nothing about the environment is doubtful',
  looksAt: 'findings of the readiness check that warn',
  weight: 'risk',
  observe: ({ readiness }) => findings(readiness, 'warn').map(fromFinding),
};

export const notChecked: Rule<Facts> = {
  id: 'not-checked',
  says: 'The environment is looked at before it is rehearsed on',
  looksAt: 'whether the readiness check was recorded, and asked anything',
  weight: 'doubt',
  firm: true,
  observe: (facts) => {
    const asked = facts.readiness?.findings.length ?? 0;
    if (asked > 0 || executedSteps(facts.evidence) === 0) return [];
    return [
      {
        id: 'not-checked/environment',
        title: 'Scenarios were played on an environment that was not checked',
        subject: 'environment',
        owner: null,
        cause:
          facts.readiness === null
            ? 'what the readiness check found is not there'
            : 'the readiness check asked nothing',
        remedy: 'rehearse again',
        ...following(cutShortId(facts)),
      },
    ];
  },
};

/** Whether a question is answered from earlier runs: how old the newest is, and what was so at the last `go`. */
function asksTheLedger({ id, check }: Finding): boolean {
  return check === 'evidence' || /^pipeline\/.+\/unchanged$/.test(id);
}

function fromFinding(finding: Finding): Observation {
  return {
    id: finding.id,
    title: titleOf(finding),
    subject: finding.subject,
    owner: finding.owner,
    cause: finding.observed,
    remedy: finding.remedy,
    evidence: findingProofs(finding),
    ...following(finding.because),
  };
}
