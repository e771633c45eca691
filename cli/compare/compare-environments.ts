import { randomBytes } from 'node:crypto';
import { type EnvironmentSource, openEnvironment } from '../../environments/load.ts';
import { type ComparedThing, countOutcomes, type EnvironmentComparison } from '../../model/comparison.ts';
import type { Environment } from '../../model/environment.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { compareSnapshots, flagsOf } from '../../readiness/comparison/compare.ts';
import { openRound } from '../../readiness/round.ts';
import { takeSnapshot } from '../../readiness/snapshot.ts';
import { comparisonText, isWrong } from '../../reports/readiness/comparison-text.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import { Problem } from '../../support/problem.ts';
import { openPlace } from '../check/place.ts';
import type { CompareOptions } from '../commands/compare.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { EXIT } from '../exit-codes.ts';
import { mayColour, printResult } from '../output.ts';

/**
 * Two environments side by side; one of the two may be one that is staged. Exit code 0 when they are alike but for what
 * may differ, 1 when something is otherwise than it must be, 3 when something could not be told, 130 when interrupted.
 */
export async function compareEnvironments(
  project: string,
  a: string,
  b: string,
  options: CompareOptions,
): Promise<number> {
  const [first, second] = await openBoth(project, a, b);
  using interruption = listenForInterruption();
  const { signal } = interruption;
  try {
    // The one that is not staged first: where its definition is wrong, nothing has to be staged to say so.
    await using there = await openPlace(first.staged ? second : first, {}, signal);
    await using here = await openPlace(first.staged ? first : second, {}, signal);
    const [one, other] = first.staged ? [here, there] : [there, here];
    const environments = [one.environment, other.environment] as const;
    const things = await look(environments, { project, signal, ...options });
    signal.throwIfAborted();
    const comparedAt = isoTime(systemClock.now());
    const counts = countOutcomes(things);
    tell({ schemaVersion: SCHEMA_VERSION, environments: [a, b], comparedAt, counts, things }, options);
    return exitCode(things);
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

async function openBoth(project: string, a: string, b: string): Promise<[EnvironmentSource, EnvironmentSource]> {
  if (a === b) {
    throw new Problem(`${a} can't be compared with itself`, 'both names are the same', 'name two environments');
  }
  const open = (name: string) => openEnvironment(project, name, 'file');
  const [first, second] = await Promise.all([open(a), open(b)]);
  if (first.staged && second.staged) {
    const why = 'each would be started for the comparison alone, from the same files';
    throw new Problem(`${a} and ${b} are both staged`, why, 'start one with rehearse stage, and name development');
  }
  return [first, second];
}

/** Observes both at once. What our own sources read is fingerprinted with one key, that of a definition if there is one. */
async function look(
  [one, other]: readonly [Environment, Environment],
  { within, project, signal }: CompareOptions & { project: string; signal: AbortSignal },
): Promise<ComparedThing[]> {
  const key = other.fingerprintKey ?? one.fingerprintKey;
  const fingerprintKey = key?.reveal() ?? randomBytes(16).toString('hex');
  const options = { project, signal, fingerprintKey, ...(within === undefined ? {} : { withinMs: within }) };
  using here = openRound(one, options);
  using there = openRound(other, options);
  const flags = flagsOf(one, other);
  return compareSnapshots(...(await Promise.all([takeSnapshot(here, flags), takeSnapshot(there, flags)])));
}

function tell(comparison: EnvironmentComparison, { all = false, json = false }: CompareOptions): void {
  const things = all ? comparison.things : comparison.things.filter(isWrong);
  if (json) printResult(JSON.stringify({ ...comparison, things }, null, 2));
  else printResult(comparisonText(comparison, things, paintWith(mayColour(process.stdout))));
}

function exitCode(things: readonly ComparedThing[]): number {
  const wrong = things.filter(isWrong);
  if (wrong.some(({ outcome }) => outcome !== 'unknown')) return EXIT.noGo;
  return wrong.length > 0 || things.length === 0 ? EXIT.inconclusive : EXIT.go;
}
