import type { Finding, FindingStatus, Readiness } from '../../../model/finding.ts';
import { accounts, after, bankRelations, platform } from './people.ts';

const CHECKS: Record<string, readonly string[]> = {
  environment: ['identity'],
  portal: ['reachable', 'ready', 'configuration', 'version'],
  onboarding: ['reachable', 'ready', 'configuration', 'version'],
  payments: ['reachable', 'ready', 'configuration', 'version'],
  'status-poller': ['reachable', 'ready', 'configuration', 'version', 'job'],
  bank: ['reachable', 'credential'],
};

export function finding(check: string, subject: string, changes: Partial<Finding> = {}): Finding {
  return {
    id: `${check}/${subject}`,
    check,
    subject,
    status: 'pass',
    expected: `${subject} to answer as ${check} asks`,
    observed: '200 OK',
    source: `https://${subject}.staging.example.test/health/${check}`,
    observedAt: after(900),
    durationMs: 42,
    owner: subject === 'status-poller' ? platform : subject === 'bank' ? bankRelations : accounts,
    remedy: '',
    ...changes,
  };
}

/** Every check passed, but for what `changes` says of a finding's id. */
export function sampleReadiness(changes: Record<string, Partial<Finding> & { status: FindingStatus }> = {}): Readiness {
  const findings = Object.entries(CHECKS).flatMap(([subject, checks]) =>
    checks.map((check) => finding(check, subject, changes[`${check}/${subject}`])),
  );
  return { schemaVersion: 1, environment: 'staging', startedAt: after(400), durationMs: 830, findings };
}
