import { NO_DEMO } from '../../model/demo.ts';
import type { Scenario, Step } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Finding, FindingStatus } from '../../model/finding.ts';
import type { Fact, Fingerprint } from '../../model/fingerprint.ts';
import { NOTHING_DECLARED } from '../../model/mending.ts';
import type { Owner } from '../../model/owner.ts';
import { plainScenario, plainStep } from '../helpers/plain-evidence.ts';

const at = '2026-03-01T10:00:00.000Z';

export const team: Owner = {
  name: 'Payments team',
  timeZone: 'Europe/London',
  workingHours: { from: '09:00', to: '17:30', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  contact: '#team-payments',
};

export const bankTeam: Owner = { ...team, name: 'Bank relations', contact: '#bank-relations' };

export function finding(id: string, status: FindingStatus, over: Partial<Finding> = {}): Finding {
  const [check = '', subject = ''] = id.split('/');
  return {
    id,
    check,
    subject,
    status,
    expected: 'so',
    observed: 'not so',
    source: 'http://127.0.0.1',
    observedAt: at,
    durationMs: 1,
    owner: team,
    remedy: 'mend it',
    ...over,
  };
}

export function step(over: Partial<Step> = {}): Step {
  return { ...plainStep, title: 'A step', status: 'passed', startedAt: at, durationMs: 900, ...over };
}

export function fingerprint(...known: Fact[]): Fingerprint {
  return { schemaVersion: 1, environment: 'local', takenAt: at, facts: known, unread: [] };
}

export function fact(id: string, value: string, changedAt?: string): Fact {
  const changed = changedAt === undefined ? {} : { changed: { at: changedAt, by: null, what: null } };
  return { id, subject: id.split('/')[1] ?? '', value, ...changed };
}

export function scenario(id: string, over: Partial<Scenario> = {}): Scenario {
  return {
    id,
    title: `Scenario ${id}`,
    ...plainScenario,
    startedAt: at,
    durationMs: 1000,
    steps: [step()],
    ...over,
  };
}

/** The facts of a run in which all is well. */
export const facts: Facts = {
  run: {
    schemaVersion: 1,
    id: 'r1',
    environment: 'local',
    demo: NO_DEMO,
    arguments: [],
    incident: null,
    bankVersion: null,
    only: null,
    seed: 1,
    git: null,
    tools: {},
    conductor: { pid: 1, host: 'here' },
    startedAt: at,
    endedAt: at,
    state: 'finished',
  },
  readiness: {
    schemaVersion: 1,
    environment: 'local',
    startedAt: at,
    durationMs: 5,
    findings: [finding('ready/portal', 'pass')],
  },
  readinessAfter: null,
  evidence: { schemaVersion: 1, scenarios: [scenario('a')], contractFindings: [], gaps: [] },
  fingerprint: fingerprint(),
  fingerprintAfter: fingerprint(),
  history: [],
  ledgerTroubles: [],
  ledgerUnread: null,
  mending: NOTHING_DECLARED,
  environmentOwner: team,
  bank: { contract: '2026-03', owner: bankTeam },
};
