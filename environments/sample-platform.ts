import type { EnvironmentDefinition } from '../model/environment.ts';
import type { VariableReader } from './define.ts';
import { accountsTeam, bankRelations, paymentsTeam, platformTeam } from './teams.ts';

const BANK_KEYS = ['BANK_URL', 'BANK_CLIENT_ID', 'BANK_CLIENT_SECRET'];

/** What the sample platform must be like wherever it runs; the environments add their name to it. */
export function samplePlatform({ variable, secret }: VariableReader): Omit<EnvironmentDefinition, 'name' | 'identity'> {
  const bankCallsBack = variable('BANK_CALLBACKS', 'no') === 'yes';
  return {
    owner: platformTeam,
    operationsToken: secret('OPERATIONS_TOKEN'),
    supervisor: { url: variable('SUPERVISOR_URL') },
    entrance: 'portal',
    services: {
      portal: {
        url: variable('PORTAL_URL'),
        owner: accountsTeam,
        configuration: { required: ['ONBOARDING_URL', 'PAYMENTS_URL'] },
      },
      onboarding: {
        url: variable('ONBOARDING_URL'),
        owner: accountsTeam,
        configuration: { required: ['DATABASE_URL', ...BANK_KEYS, ...(bankCallsBack ? ['BANK_CALLBACK_SECRET'] : [])] },
      },
      payments: {
        url: variable('PAYMENTS_URL'),
        owner: paymentsTeam,
        configuration: { required: ['DATABASE_URL', ...BANK_KEYS] },
      },
    },
    jobs: {
      'status-poller': {
        url: variable('STATUS_POLLER_URL'),
        owner: platformTeam,
        schedule: variable('POLL_SCHEDULE', '*/2 * * * * *'),
        grace: '3s',
        configuration: { required: ['DATABASE_URL', ...BANK_KEYS] },
      },
    },
    bank: {
      url: variable('BANK_URL'),
      owner: bankRelations,
      contract: '2026-03',
      credential: {
        tokenPath: '/oauth2/token',
        clientId: variable('BANK_CLIENT_ID'),
        clientSecret: secret('BANK_CLIENT_SECRET'),
        scope: 'payments accounts',
      },
      console: '/console',
      mock: true,
      ...(bankCallsBack ? { callbacks: { service: 'onboarding' } } : {}),
    },
  };
}
