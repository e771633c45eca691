import type { StageCertificates } from './certificates/stage-certificates.ts';
import { callbackSecret, type News, pollVariables } from './news.ts';
import type { StageSecrets } from './stage-secrets.ts';

type Variables = Record<string, string>;

/** What all of the platform is told alike. */
export interface StageFacts {
  environmentName: string;
  secrets: StageSecrets;
  commit: string;
  build: string;
  news: News;
}

/** Where the services that have a database and a bank find them. */
export interface ServiceNeeds {
  databaseUrl: string;
  bankUrl: string;
}

export function onboardingVariables(
  facts: StageFacts,
  needs: ServiceNeeds,
  papers: { certificates: StageCertificates; licence: string },
): Variables {
  return {
    ...backVariables(facts, needs),
    ...callbackSecret(facts.news, facts.secrets),
    SIGNING_CERTIFICATE: papers.certificates.signing,
    LICENCE: papers.licence,
  };
}

export function paymentsVariables(facts: StageFacts, needs: ServiceNeeds, pages: string): Variables {
  const { tenantId } = facts.secrets;
  return { ...backVariables(facts, needs), TENANT_ID: tenantId, STATEMENTS_URL: `${pages}/documentation/statements` };
}

export function statusPollerVariables(facts: StageFacts, needs: ServiceNeeds): Variables {
  return { ...backVariables(facts, needs), ...pollVariables(facts.news) };
}

export function portalVariables(
  facts: StageFacts,
  needs: { onboarding: string; payments: string },
  pages: string,
): Variables {
  return {
    ...commonVariables(facts),
    ONBOARDING_URL: needs.onboarding,
    PAYMENTS_URL: needs.payments,
    SUPPORT_URL: `${pages}/documentation/support`,
  };
}

export function edgeVariables(
  facts: StageFacts,
  portal: string,
  { certificates, withoutHeaders }: { certificates: StageCertificates; withoutHeaders: readonly string[] },
): Variables {
  return {
    ...commonVariables(facts),
    PORTAL_URL: portal,
    TLS_CERTIFICATE_FILE: certificates.edgeCertificateFile,
    TLS_KEY_FILE: certificates.edgeKeyFile,
    ...(withoutHeaders.length === 0 ? {} : { EDGE_WITHOUT_HEADERS: withoutHeaders.join(', ') }),
  };
}

export function bankCredential({ bankClientId, bankClientSecret }: StageSecrets): Variables {
  return { BANK_CLIENT_ID: bankClientId, BANK_CLIENT_SECRET: bankClientSecret };
}

function backVariables(facts: StageFacts, { databaseUrl, bankUrl }: ServiceNeeds): Variables {
  return {
    ...commonVariables(facts),
    DATABASE_URL: databaseUrl,
    BANK_URL: bankUrl,
    ...bankCredential(facts.secrets),
  };
}

function commonVariables({ environmentName, secrets, commit, build }: StageFacts): Variables {
  return {
    ENVIRONMENT_NAME: environmentName,
    ENVIRONMENT_ID: secrets.environmentId,
    OPERATIONS_TOKEN: secrets.operationsToken,
    FINGERPRINT_KEY: secrets.fingerprintKey,
    COMMIT: commit,
    BUILD: build,
  };
}
