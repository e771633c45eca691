import { defineEnvironment } from './define.ts';
import { accountsTeam, paymentsTeam } from './teams.ts';

/**
 * Beta, as far as this repository knows it: some of what its services are given, kept beside this file. Other
 * environments declare with `differsFrom` that a value must not be beta's.
 */
export default defineEnvironment(() => ({
  name: 'beta',
  identity: { name: 'beta', id: 'beta' },
  owner: accountsTeam,
  entrance: 'portal',
  sources: [{ kind: 'env-file', path: 'environments/beta/{name}.env' }],
  services: {
    portal: { url: 'https://beta.northgate.example', configuration: ['SUPPORT_URL'] },
    payments: {
      url: 'https://payments.beta.northgate.example',
      owner: paymentsTeam,
      configuration: ['TENANT_ID', 'STATEMENTS_URL'],
    },
  },
}));
