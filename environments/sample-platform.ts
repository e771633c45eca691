import type { EnvironmentDefinition } from '../model/environment.ts';
import type { VariableReader } from './define.ts';
import { operationsPages, surroundings } from './sample-platform/surroundings.ts';
import { accountsTeam, bankRelations, paymentsTeam, platformTeam } from './teams.ts';

/** Keys that every staging has a value of its own for. */
const OF_THIS_PLACE = [
  'OPERATIONS_TOKEN',
  'FINGERPRINT_KEY',
  'BANK_CLIENT_SECRET',
  'BANK_CALLBACK_SECRET',
  'TLS_*_FILE',
  'SIGNING_CERTIFICATE',
  'LICENCE',
].map((key) => `configuration/*/${key}`);

/** What the sample platform must be like wherever it runs; the environments add their name to it. */
export function samplePlatform(read: VariableReader): Omit<EnvironmentDefinition, 'name' | 'identity'> {
  const { variable, secret } = read;
  const bankCallsBack = variable('BANK_CALLBACKS', 'no') === 'yes';
  // A bank that others than this machine reach opens its control to a token only.
  const guarded = variable('BANK_CONTROL_TOKEN', '') !== '';
  const expiresAt = variable('BANK_CREDENTIAL_EXPIRES_AT', '');
  const runsOnBank = ['BANK_URL', 'BANK_CLIENT_ID', { name: 'BANK_CLIENT_SECRET', is: secret('BANK_CLIENT_SECRET') }];
  const onDatabase = [{ name: 'DATABASE_URL', shape: 'database-url' as const }, ...runsOnBank];
  const { logs, links, support, statements } = operationsPages(read);
  return {
    ...surroundings(read),
    owner: platformTeam,
    operationsToken: secret('OPERATIONS_TOKEN'),
    fingerprintKey: secret('FINGERPRINT_KEY'),
    certificateAuthority: variable('EDGE_AUTHORITY'),
    supervisor: { url: variable('SUPERVISOR_URL') },
    entrance: 'portal',
    // What a place is given for itself: where it is, and what opens it.
    mayDiffer: ['configuration/*/PORT', 'configuration/*_URL', 'configuration/*/ENVIRONMENT_*', ...OF_THIS_PLACE],
    services: {
      edge: { url: variable('EDGE_URL'), owner: platformTeam, uses: ['portal'], public: true },
      portal: {
        url: variable('PORTAL_URL'),
        owner: accountsTeam,
        configuration: {
          required: ['ONBOARDING_URL', 'PAYMENTS_URL', { name: 'SUPPORT_URL', shape: 'url' }],
          optional: ['PREVIEW_PASSWORD'],
        },
        links: { support },
      },
      onboarding: {
        url: variable('ONBOARDING_URL'),
        owner: accountsTeam,
        uses: ['database'],
        version: variable('COMMIT'),
        configuration: {
          required: [
            ...onDatabase,
            ...(bankCallsBack ? ['BANK_CALLBACK_SECRET'] : []),
            { name: 'SIGNING_CERTIFICATE', shape: 'certificate' },
            { name: 'LICENCE', shape: 'jwt' },
          ],
        },
        capacity: { 'database-connections': 5 },
        logs,
        links,
      },
      payments: {
        url: variable('PAYMENTS_URL'),
        owner: paymentsTeam,
        uses: ['database'],
        configuration: {
          required: [
            ...onDatabase,
            { name: 'TENANT_ID', shape: 'uuid', is: variable('TENANT_ID') },
            { name: 'STATEMENTS_URL', shape: 'url', differsFrom: ['beta'] },
          ],
          forbidden: ['PAYMENTS_DRY_RUN'],
        },
        logs,
        links: { statements },
      },
    },
    jobs: {
      'status-poller': {
        url: variable('STATUS_POLLER_URL'),
        owner: platformTeam,
        uses: ['database', 'bank'],
        schedule: variable('POLL_SCHEDULE', '*/2 * * * * *'),
        grace: '3s',
        configuration: { required: onDatabase },
        waiting: {
          kind: 'sql',
          database: 'database',
          query:
            "select count(*)::int from applications where status in ('submitted', 'under-review', 'information-required')",
        },
      },
    },
    bank: {
      url: variable('BANK_URL'),
      owner: bankRelations,
      contract: '2026-03',
      speaks: {
        kind: 'http',
        url: `${variable('BANK_URL')}/control/versions`,
        pointer: '/current',
        ...(guarded ? { authorization: secret('BANK_CONTROL_AUTHORIZATION') } : {}),
      },
      credential: {
        tokenPath: '/oauth2/token',
        clientId: variable('BANK_CLIENT_ID'),
        clientSecret: secret('BANK_CLIENT_SECRET'),
        scope: 'payments accounts',
        ...(expiresAt === '' ? {} : { expiresAt }),
      },
      console: '/console',
      ...(guarded ? { controlToken: secret('BANK_CONTROL_TOKEN') } : {}),
      mock: true,
      ...(bankCallsBack ? { callbacks: { service: 'onboarding' } } : {}),
    },
  };
}
