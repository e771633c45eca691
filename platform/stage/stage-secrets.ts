import { newToken } from '../../support/ids.ts';
import { rememberSecret } from '../../support/redact.ts';

/** What opens the doors of one staging and of no other. */
export interface StageSecrets {
  environmentId: string;
  operationsToken: string;
  fingerprintKey: string;
  bankClientId: string;
  bankClientSecret: string;
}

/** Makes new ones, and has them kept out of everything that is written. */
export function newStageSecrets(): StageSecrets {
  const secrets = {
    environmentId: `staged-${newToken().slice(0, 12)}`,
    operationsToken: newToken(),
    fingerprintKey: newToken(),
    bankClientId: 'sample-platform',
    bankClientSecret: newToken(),
  };
  rememberSecret('OPERATIONS_TOKEN', secrets.operationsToken);
  rememberSecret('FINGERPRINT_KEY', secrets.fingerprintKey);
  rememberSecret('BANK_CLIENT_SECRET', secrets.bankClientSecret);
  return secrets;
}
