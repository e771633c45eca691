import type { StageSecrets } from './stage-secrets.ts';

/** How the platform learns what the bank decided: a job asks, or the bank calls back and the job is the fallback. */
export type News = 'polling' | 'callbacks';

/** Often enough that an audience does not wait for the job. */
const POLLING = '*/2 * * * * *';
/** For what a callback did not tell. */
const FALLBACK_POLLING = '0 * * * * *';

/** When the job asks. */
export function pollSchedule(news: News): string {
  return news === 'callbacks' ? FALLBACK_POLLING : POLLING;
}

/** What the job is told of when to ask. It catches up once at the start, so that nobody waits to see that it runs. */
export function pollVariables(news: News): Record<string, string> {
  return { POLL_SCHEDULE: pollSchedule(news), POLL_TIME_ZONE: 'UTC', POLL_AT_START: 'yes' };
}

/** What the bank is told of where to call, with onboarding at that address. */
export function callbackVariables(news: News, secrets: StageSecrets, onboarding: string): Record<string, string> {
  if (news === 'polling') return {};
  return { BANK_CALLBACK_URL: `${onboarding}/bank-callbacks`, ...callbackSecret(news, secrets) };
}

/** What both sides sign and verify with. */
export function callbackSecret(news: News, secrets: StageSecrets): Record<string, string> {
  return news === 'callbacks' ? { BANK_CALLBACK_SECRET: secrets.callbackSecret } : {};
}
