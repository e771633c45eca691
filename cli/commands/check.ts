import { join } from 'node:path';
import { openEnvironment, otherEnvironments } from '../../environments/load.ts';
import type { Readiness } from '../../model/finding.ts';
import { assertKnown } from '../../readiness/only.ts';
import { checkReadiness, questionsOf } from '../../readiness/run-checks.ts';
import { type Fitness, fitnessOf } from '../../reports/readiness/fitness.ts';
import { systemClock } from '../../support/clock.ts';
import { describeDuration } from '../../support/duration.ts';
import { Problem } from '../../support/problem.ts';
import { assertStageable, openPlace, type Staging } from '../check/place.ts';
import { tellInJson, tellInText } from '../check/telling.ts';
import { watch } from '../check/watch.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { findLastGo } from '../conductor/last-go.ts';
import { neededUntil } from '../conductor/needed-until.ts';
import { EXIT } from '../exit-codes.ts';
import { isUnread, say } from '../output.ts';

/** What `rehearse check` was given. Durations in milliseconds. */
export interface CheckCommandOptions extends Staging {
  env: string;
  demo?: string;
  slot?: number;
  only?: readonly string[];
  within?: number;
  watch?: boolean;
  every?: number;
  reports?: string;
  json?: boolean;
}

const USUAL_INTERVAL_MS = 10_000;
const EXIT_CODES: Readonly<Record<Fitness, number>> = { fit: EXIT.go, unfit: EXIT.noGo, unproved: EXIT.inconclusive };

/**
 * Readiness only, once or again and again. Exit code 0 when nothing failed, 1 when anything did, 3 when something could
 * not be told, 130 when it was interrupted.
 */
export async function check(project: string, options: CheckCommandOptions): Promise<number> {
  const { env, demo = null, slot = null, only, within, every, json = false } = options;
  if (every !== undefined && !options.watch) {
    throw new Problem(
      '--every says nothing here',
      'a check without --watch is one round',
      'add --watch, or leave it out',
    );
  }
  const source = await openEnvironment(project, env);
  await assertStageable(source, options);
  using interruption = listenForInterruption();
  const { signal } = interruption;
  try {
    await using place = await openPlace(source, options, signal);
    const { environment } = place;
    if (only !== undefined) assertKnown(only, questionsOf(environment), env);
    const lastGo = await findLastGo(options.reports ?? join(project, 'reports'), env);
    const telling = json ? tellInJson(options.watch ?? false) : tellInText();
    const look = async (before: Readiness | null) => {
      const until = neededUntil(demo, slot, systemClock.now());
      const readiness = await checkReadiness(environment, {
        project,
        lastGo,
        openEnvironment: otherEnvironments(project),
        signal,
        ...(until === undefined ? {} : { neededUntil: until }),
        ...(within === undefined ? {} : { withinMs: within }),
        ...(only === undefined ? {} : { only }),
        ...(before === null ? { onFinding: telling.finding } : {}),
      });
      telling.round(readiness, before, { neededUntil: until, only });
      return readiness;
    };
    const last = options.watch ? await watchOn(look, every ?? USUAL_INTERVAL_MS, signal) : await look(null);
    return EXIT_CODES[fitnessOf(last.findings)];
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

function watchOn(look: (before: Readiness | null) => Promise<Readiness>, everyMs: number, signal: AbortSignal) {
  say(`Checking every ${describeDuration(everyMs)} until Ctrl-C; after the first round only changes are told, in UTC`);
  return watch({ everyMs, clock: systemClock, signal, look, isUnread });
}
