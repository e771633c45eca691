import type { Finding } from '../../model/finding.ts';
import { versionBehind } from '../bank-causes.ts';
import type { Facts } from '../facts.ts';
import { brokenMeanwhile, findings } from '../failed-findings.ts';
import { following, type Observation, type Rule } from '../observation.ts';
import { titleOf } from './finding-title.ts';

export const readinessFailed: Rule<Facts> = {
  id: 'readiness-failed',
  says: 'What the demo needs is there and works',
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
  weight: 'blocker',
  observe: (facts) => brokenMeanwhile(facts).map(fromFinding),
};

export const identityUnproved: Rule<Facts> = {
  id: 'identity-unproved',
  says: 'The environment proves that it is the one it is said to be',
  weight: 'blocker',
  observe: ({ readiness }) =>
    findings(readiness, 'unknown')
      .filter(({ check }) => check === 'identity')
      .map(fromFinding),
};

export const readinessUnknown: Rule<Facts> = {
  id: 'readiness-unknown',
  says: 'Every question about the environment gets an answer',
  weight: 'risk',
  observe: ({ readiness }) =>
    findings(readiness, 'unknown')
      .filter(({ check }) => check !== 'identity')
      .map(fromFinding),
};

export const readinessWarning: Rule<Facts> = {
  id: 'readiness-warning',
  says: 'Nothing about the environment is doubtful',
  weight: 'risk',
  observe: ({ readiness }) => findings(readiness, 'warn').map(fromFinding),
};

function fromFinding(finding: Finding): Observation {
  return {
    id: finding.id,
    title: titleOf(finding),
    subject: finding.subject,
    owner: finding.owner,
    cause: finding.observed,
    remedy: finding.remedy,
    ...following(finding.because),
  };
}
