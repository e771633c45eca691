import type { Owner } from '../../model/owner.ts';
import type { Reason } from '../../model/verdict.ts';

const owner: Owner = {
  name: 'Platform team',
  timeZone: 'America/Los_Angeles',
  workingHours: { from: '09:00', to: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  contact: '#team-platform',
};

export const NOW = Date.parse('2026-11-20T09:31:16Z');

/** A blocker of the tests. */
export function blocker(changes: Partial<Reason> = {}): Reason {
  return {
    id: 'configuration/payments/BANK_CLIENT_SECRET',
    rule: 'readiness-failed',
    title: 'payments runs without BANK_CLIENT_SECRET',
    subject: 'payments',
    owner,
    cause: 'Its configuration has no BANK_CLIENT_SECRET.',
    remedy: 'Set it from the vault, and deploy payments again.',
    consequences: [{ id: 'ready/payments', subject: 'payments', title: 'payments is not ready' }],
    evidence: [],
    fixWindow: null,
    ticket: null,
    ...changes,
  };
}

export const OCCASION = {
  environment: 'staging',
  run: '2026-11-20T093012-4f1c',
  at: '2026-11-20T09:31:16.000Z',
  now: NOW,
};
