import { join } from 'node:path';
import { callbackSecret, type News, pollVariables } from './news.ts';
import type { PartName } from './parts.ts';
import type { StageSecrets } from './stage-secrets.ts';

/** What the parts get of this process's own variables: what a program needs to run, nothing that configures it. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG', 'NODE_EXTRA_CA_CERTS'];

/** What all of the platform is told alike. */
export interface StageFacts {
  environmentName: string;
  secrets: StageSecrets;
  build: { commit: string; build: string };
  news: News;
}

/** The variables every part gets, the bank included. */
export function programVariables(project: string, port: number): Record<string, string> {
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(inherited),
    // Spares each start the reading and stripping of the same files.
    NODE_COMPILE_CACHE: join(project, '.rehearse', 'compile-cache'),
    HOST: '127.0.0.1',
    PORT: String(port),
  };
}

/** The variables of the platform's services and job besides those of a program. */
export function serviceVariables(
  name: Exclude<PartName, 'portal' | 'bank'>,
  facts: StageFacts,
  needs: { databaseUrl: string; bankUrl: string },
): Record<string, string> {
  return {
    ...commonVariables(facts),
    DATABASE_URL: needs.databaseUrl,
    BANK_URL: needs.bankUrl,
    ...bankCredential(facts.secrets),
    ...(name === 'status-poller' ? pollVariables(facts.news) : {}),
    ...(name === 'onboarding' ? callbackSecret(facts.news, facts.secrets) : {}),
  };
}

export function portalVariables(
  facts: StageFacts,
  needs: { onboarding: string; payments: string },
): Record<string, string> {
  return { ...commonVariables(facts), ONBOARDING_URL: needs.onboarding, PAYMENTS_URL: needs.payments };
}

export function bankCredential({ bankClientId, bankClientSecret }: StageSecrets): Record<string, string> {
  return { BANK_CLIENT_ID: bankClientId, BANK_CLIENT_SECRET: bankClientSecret };
}

function commonVariables(facts: StageFacts): Record<string, string> {
  const { environmentName, secrets, build } = facts;
  return {
    ENVIRONMENT_NAME: environmentName,
    ENVIRONMENT_ID: secrets.environmentId,
    OPERATIONS_TOKEN: secrets.operationsToken,
    FINGERPRINT_KEY: secrets.fingerprintKey,
    COMMIT: build.commit,
    BUILD: build.build,
  };
}
