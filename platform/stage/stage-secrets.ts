import { randomBytes } from 'node:crypto';
import { newToken } from '../../support/ids.ts';
import { rememberSecret } from '../../support/redact.ts';
import type { KeptSecrets } from './kept-secrets.ts';

/** What opens the doors of one staging and of no other. */
export interface StageSecrets {
  environmentId: string;
  operationsToken: string;
  fingerprintKey: string;
  bankClientId: string;
  bankClientSecret: string;
  /** Which of the bank's tenants the platform is. */
  tenantId: string;
  /** Opens the bank's console and control where others than this machine reach it. */
  controlToken: string;
  /** What the bank signs its callbacks with. */
  callbackSecret: string;
}

/** Makes new ones but for those that every staging has alike, and has them kept out of everything that is written. */
export function newStageSecrets({ fingerprintKey, tenantId }: KeptSecrets): StageSecrets {
  const secrets = {
    environmentId: `staged-${newToken().slice(0, 12)}`,
    operationsToken: newToken(),
    fingerprintKey,
    bankClientId: 'sample-platform',
    bankClientSecret: newToken(),
    tenantId,
    controlToken: newToken(),
    callbackSecret: newCallbackSecret(),
  };
  rememberSecret('OPERATIONS_TOKEN', secrets.operationsToken);
  rememberSecret('FINGERPRINT_KEY', secrets.fingerprintKey);
  rememberSecret('BANK_CLIENT_SECRET', secrets.bankClientSecret);
  rememberSecret('BANK_CONTROL_TOKEN', secrets.controlToken);
  return secrets;
}

/** Makes a secret as the Standard Webhooks specification has it, and has it kept out of everything that is written. */
export function newCallbackSecret(): string {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  rememberSecret('BANK_CALLBACK_SECRET', secret);
  return secret;
}
