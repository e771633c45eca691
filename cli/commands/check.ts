import { loadDemos } from '../../environments/demos.ts';
import { openEnvironment, otherEnvironments } from '../../environments/load.ts';
import type { Readiness } from '../../model/finding.ts';
import { assertKnown } from '../../readiness/only.ts';
import type { RoundOptions } from '../../readiness/round.ts';
import { checkReadiness, questionsOf } from '../../readiness/run-checks.ts';
import { type Fitness, fitnessOf } from '../../reports/readiness/fitness.ts';
import { systemClock } from '../../support/clock.ts';
import { describeDuration } from '../../support/duration.ts';
import { Problem } from '../../support/problem.ts';
import { knownEvidence } from '../check/newest-evidence.ts';
import { assertStageable, openPlace, type Staging } from '../check/place.ts';
import { tellInJson, tellInText } from '../check/telling.ts';
import { watch } from '../check/watch.ts';
import { demoOf } from '../conductor/demo-of.ts';
import { readEarlierRuns } from '../conductor/earlier-runs.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { neededUntil } from '../conductor/needed-until.ts';
import { rememberedOf } from '../conductor/remembered.ts';
import { EXIT } from '../exit-codes.ts';
import { isUnread, say } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';

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
  const { env, only, within, every, reports, json = false } = options;
  if (every !== undefined && !options.watch) {
    throw new Problem(
      '--every says nothing here',
      'a check without --watch is one round',
      'add --watch, or leave it out',
    );
  }
  const source = await openEnvironment(project, env);
  await assertStageable(source, options);
  const planned = await loadDemos(project);
  await using ledger = await openProjectLedger({ project, reports, source });
  using interruption = listenForInterruption();
  const { signal } = interruption;
  try {
    await using place = await openPlace(source, options, signal);
    const { environment } = place;
    if (only !== undefined) assertKnown(only, questionsOf(environment), env);
    const earlier = await readEarlierRuns(ledger, env);
    const how: RoundOptions = {
      project,
      openEnvironment: otherEnvironments(project),
      signal,
      ...rememberedOf(earlier, ledger.place),
      ...(within === undefined ? {} : { withinMs: within }),
    };
    const telling = json ? tellInJson(options.watch ?? false) : tellInText();
    const look = async (before: Readiness | null) => {
      const now = systemClock.now();
      const demo = demoOf(options, planned, env, now);
      const until = neededUntil(demo.at, demo.slotMs, now);
      const evidence = before === null && only === undefined && !json ? knownEvidence(environment, earlier, how) : null;
      const readiness = await checkReadiness(environment, {
        ...how,
        ...(until === undefined ? {} : { neededUntil: until }),
        ...(only === undefined ? {} : { only }),
        ...(before === null ? { onFinding: telling.finding } : {}),
      });
      telling.round(readiness, before, { neededUntil: until, demo: demo.title, only });
      if (evidence !== null) telling.evidence(await evidence);
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
