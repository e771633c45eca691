import { defineEnvironment } from '../../../environments/define.ts';

const web = { name: 'Web team', timeZone: 'Europe/London', workingHours: '09:00-17:30', contact: '#team-web' };
const money = { name: 'Money team', timeZone: 'Asia/Kolkata', workingHours: '10:00-18:30', contact: '#team-money' };

export default defineEnvironment(({ variable, secret }) => ({
  identity: variable('ENVIRONMENT_ID'),
  owner: web,
  operationsToken: secret('OPERATIONS_TOKEN'),
  version: { ref: 'main' },
  entrance: 'portal',
  services: {
    portal: { url: variable('PORTAL_URL'), public: true, uses: ['accounts', 'payments'] },
    accounts: { url: variable('ACCOUNTS_URL'), configuration: ['DATABASE_URL'] },
    onboarding: { url: variable('ONBOARDING_URL'), owner: money, configuration: ['BANK_CLIENT_SECRET'] },
    payments: {
      url: variable('PAYMENTS_URL'),
      owner: money,
      uses: ['bank', 'accounts'],
      version: { atLeast: '4f1c2a9' },
      configuration: {
        required: ['BANK_CLIENT_SECRET', { name: 'DATABASE_URL', shape: 'database-url', differsFrom: ['production'] }],
        forbidden: ['BETA_PRICES'],
      },
    },
    statements: { url: variable('STATEMENTS_URL'), owner: money, configuration: [{ name: 'LICENCE', shape: 'jwt' }] },
  },
  jobs: { poller: { url: variable('POLLER_URL'), schedule: '*/5 * * * *', owner: money, uses: ['bank'] } },
  pipelines: {
    deploy: { configuration: 'ci/deploy.yml', sources: [{ kind: 'git' }], deploys: ['portal', 'payments'] },
  },
  flags: { source: { kind: 'ofrep', url: variable('FLAGS_URL') }, on: ['new-onboarding'], off: ['beta-prices'] },
  bank: {
    url: variable('BANK_URL'),
    contract: '2026-03',
    credential: { tokenPath: '/token', scope: 'pay', clientId: 'me', clientSecret: secret('BANK_CLIENT_SECRET') },
  },
}));
