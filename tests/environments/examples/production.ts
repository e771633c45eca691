import { extendEnvironment } from '../../../environments/define.ts';
import staging from './staging.ts';

export default extendEnvironment(staging, ({ variable }) => ({
  identity: variable('ENVIRONMENT_ID'),
  protected: true,
  services: {
    portal: { version: { sameAs: 'staging' } },
    payments: { configuration: { required: ['DATABASE_URL', 'BANK_CLIENT_SECRET'] } },
    statements: null,
  },
}));
