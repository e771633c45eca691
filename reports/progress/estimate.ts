import { spreadOf } from '../durations/earlier-durations.ts';
import { namesSoFar, type ScenarioSoFar, type SoFar } from './so-far.ts';
import type { Usual } from './usual.ts';

/**
 * How long a run will still take, in milliseconds, if it takes as long as usual: never negative, less as time passes, and
 * never more when a step ends. `null` where nothing is known of earlier runs, or not yet which of the scenarios are played.
 * `partly` says that a part of them was asked for.
 */
export function timeLeft(soFar: SoFar, usual: Usual | null, now: number, { partly = false } = {}): number | null {
  if (usual === null) return null;
  const { startedAt, scenarios, playedFrom, playedUntil } = soFar;
  if (scenarios.length === 0 && partly) return null;
  if (playedUntil !== null) {
    const spent = playedUntil - startedAt - (playedUntil - (playedFrom ?? playedUntil));
    return Math.max(0, usual.around - spent - passed(playedUntil, now));
  }
  const around = Math.max(0, usual.around - passed(startedAt, playedFrom ?? now));
  return around + scenariosLeft(soFar, usual, now);
}

function scenariosLeft({ scenarios }: SoFar, usual: Usual, now: number): number {
  if (scenarios.length === 0) return sum([...usual.scenarios.values()].map(({ whole }) => whole));
  return sum(scenarios.map((scenario) => scenarioLeft(scenario, usual, now)));
}

function scenarioLeft(scenario: ScenarioSoFar, usual: Usual, now: number): number {
  if (scenario.state === 'ended') return 0;
  const known = usual.scenarios.get(scenario.id);
  const whole = known?.whole ?? middle(usual);
  if (scenario.state === 'waiting') return whole;
  if (known === undefined || known.steps.size === 0) return Math.max(0, whole - passed(scenario.begunAt, now));
  const { done, step } = namesSoFar(scenario);
  const ahead = [...known.steps].filter(([name]) => name !== step && !done.includes(name));
  const current = step === null ? 0 : (known.steps.get(step) ?? 0);
  return sum(ahead.map(([, ms]) => ms)) + Math.max(0, current - passed(scenario.step?.begunAt ?? now, now));
}

/** What a scenario takes that is new: as long as the others, for want of better. */
function middle({ scenarios }: Usual): number {
  return spreadOf([...scenarios.values()].map(({ whole }) => whole))?.median ?? 0;
}

/** Milliseconds from one moment to another; none where a clock was set back. */
function passed(from: number, to: number): number {
  return Math.max(0, to - from);
}

function sum(durations: readonly number[]): number {
  return durations.reduce((all, one) => all + one, 0);
}
