import type { Finding } from '../../model/finding.ts';
import { versionBehind } from '../bank-causes.ts';
import type { Facts } from '../facts.ts';
import { brokenMeanwhile, findings } from '../failed-findings.ts';
import { following, type Observation, type Rule } from '../observation.ts';

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

function titleOf({ id, check, subject, expected, status }: Finding): string {
  const detail = id.split('/').slice(2).join('/');
  const known = status !== 'unknown';
  switch (check) {
    case 'configuration':
      return known ? `${subject} lacks ${detail}` : `It is not known whether ${subject} holds ${detail}`;
    case 'credential':
      return known ? `The credential for ${subject} does not work` : `The credential for ${subject} could not be tried`;
    case 'identity':
      return `${subject} is not proved to run in ${expected}`;
    case 'job':
      return known ? `The job ${subject} is not alive` : `It is not known whether the job ${subject} is alive`;
    case 'reachable':
      return subject === 'bank' ? 'The bank does not answer' : `${subject} does not answer`;
    case 'ready':
      return known ? `${subject} is not ready` : `It is not known whether ${subject} is ready`;
    default:
      return known ? `${subject}: ${check} is not as expected (${expected})` : `${subject}: ${check} is not known`;
  }
}
