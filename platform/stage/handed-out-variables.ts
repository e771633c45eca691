import { EDGE_HOST } from './certificates/stage-certificates.ts';
import { pollSchedule } from './news.ts';
import type { PartName } from './parts.ts';
import { PIPELINE_REPOSITORY } from './repository/repository.ts';
import type { StageGround } from './stage-ground.ts';
import type { StageFoundation } from './start-foundation.ts';
import { bankCredential } from './variables.ts';

/** What a definition of the staged environment reads, as the plan has it handed out. Holds secrets. */
export function handedOutVariables(
  { plan, news, secrets, runtime }: StageGround,
  { database, facts, repository, certificates, surroundingsUrl }: StageFoundation,
  addresses: Readonly<Record<PartName, string>>,
): Record<string, string> {
  return {
    PORTAL_URL: addresses.portal,
    ONBOARDING_URL: addresses.onboarding,
    PAYMENTS_URL: addresses.payments,
    STATUS_POLLER_URL: addresses['status-poller'],
    EDGE_URL: addresses.edge,
    EDGE_DOMAIN: EDGE_HOST,
    EDGE_AUTHORITY: certificates.authorityFile,
    BANK_URL: addresses.bank,
    SUPERVISOR_URL: surroundingsUrl,
    SURROUNDINGS_URL: surroundingsUrl,
    DATABASE_URL: database.url,
    ENVIRONMENT_ID: secrets.environmentId,
    COMMIT: facts.commit,
    OPERATIONS_TOKEN: secrets.operationsToken,
    LOGS_AUTHORIZATION: `Bearer ${secrets.operationsToken}`,
    FINGERPRINT_KEY: secrets.fingerprintKey,
    TENANT_ID: secrets.tenantId,
    POLL_SCHEDULE: pollSchedule(news),
    BANK_CALLBACKS: news === 'callbacks' ? 'yes' : 'no',
    ...bankCredential(secrets),
    ...(repository === null
      ? {}
      : {
          PIPELINE_REPOSITORY: repository.path,
          PIPELINE_HOST: `${surroundingsUrl}/api/v3`,
          PIPELINE_PROJECT: PIPELINE_REPOSITORY,
        }),
    ...runtime.handedOut(),
    ...plan.handedOut,
  };
}
