import { type EnvironmentSource, openEnvironment, otherEnvironments } from '../../environments/load.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import { takeFingerprint } from '../../readiness/fingerprint/take-fingerprint.ts';
import { systemClock } from '../../support/clock.ts';
import { describeDuration } from '../../support/duration.ts';
import { Problem } from '../../support/problem.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { EXIT } from '../exit-codes.ts';
import { mayColour, printResult } from '../output.ts';
import { Calls } from '../watch/calls.ts';
import { endOfWatch } from '../watch/end.ts';
import { isFitNow } from '../watch/fit-now.ts';
import { Rehearsals } from '../watch/rehearsals.ts';
import { rehearsedLast } from '../watch/rehearsed-last.ts';
import { differencesInWords, rememberRead } from '../watch/seen.ts';
import { sayAt } from '../watch/telling.ts';
import { watchDeployments } from '../watch/watch-deployments.ts';
import { openWebhook, type Webhook, type WebhookPlace } from '../watch/webhook.ts';
import { webhookToken } from '../watch/webhook-token.ts';
import type { RunOptions } from './run.ts';

/** What `rehearse watch` was given. Durations in milliseconds. */
export interface WatchCommandOptions
  extends Pick<RunOptions, 'env' | 'demo' | 'slot' | 'strict' | 'pictures' | 'traces' | 'reports' | 'json'> {
  every?: number;
  for?: number;
  onceGreen?: boolean;
  webhook?: WebhookPlace;
}

const USUAL_INTERVAL_MS = 30_000;
const USUAL_LIMIT_MS = 7_200_000;

/**
 * Rehearses what is deployed onto an environment, again and again until it is green or the time is over. Resolves with
 * the exit code of the last rehearsal; 3 when there was none, or something was deployed after it; 130 when interrupted.
 */
export async function watchEnvironment(project: string, options: WatchCommandOptions): Promise<number> {
  const {
    env,
    every = USUAL_INTERVAL_MS,
    for: limit = USUAL_LIMIT_MS,
    onceGreen = false,
    strict = false,
    json = false,
  } = options;
  const until = systemClock.now() + limit;
  const source = await openEnvironment(project, env);
  assertWatchable(source);
  const environment = source.load();
  using interruption = listenForInterruption();
  const { signal } = interruption;
  const how = { project, openEnvironment: otherEnvironments(project), signal };
  const rehearsals = new Rehearsals(project, source, options);
  const calls = new Calls();
  try {
    await using webhook = await listen(source, options.webhook, calls);
    const last = await rehearsedLast(project, source, options);
    const look = () => takeFingerprint(environment, how);
    const beginning = last ?? { seen: await look(), green: true };
    sayAt(`Watching ${env} every ${describeDuration(every)}, for ${describeDuration(limit)}; times are in UTC`);
    if (webhook !== null) sayAt(`A POST to ${webhook.url} with the token has it rehearsed too`);
    const end = await watchDeployments<Fingerprint>({
      place: {
        look,
        differences: differencesInWords,
        remember: rememberRead,
        isFit: () => isFitNow(environment, options, how),
        rehearse: () => rehearsals.rehearse(),
      },
      beginning,
      everyMs: every,
      until,
      onceGreen,
      calls,
      clock: systemClock,
      signal,
      say: sayAt,
    });
    const { exitCode, said, wayBack } = endOfWatch(end, rehearsals.last, {
      env,
      strict,
      colour: mayColour(process.stdout),
    });
    if (said !== '') sayAt(said);
    if (wayBack !== null && !json) printResult(wayBack);
    return exitCode;
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

function assertWatchable({ name, staged }: EnvironmentSource): void {
  if (!staged) return;
  throw new Problem(
    `${name} can't be watched`,
    'it is staged anew for each run, so that nothing is ever deployed onto it',
    'leave a platform running with npx rehearse stage, and watch it with --env development',
  );
}

async function listen(
  source: EnvironmentSource,
  place: WebhookPlace | undefined,
  calls: Calls,
): Promise<Webhook | null> {
  if (place === undefined) return null;
  return openWebhook(place, { token: webhookToken(source), called: () => calls.arrive() });
}
