import type { ComparedScenario, ComparedStep, Turn } from '../../model/run-comparison.ts';
import type { PlayedScenario } from './run-side.ts';
import { PLAYED, turnOf } from './turns.ts';

type Status = keyof typeof PLAYED;
type Played<Of extends Status> = { status: Of | null; durationMs: number };

/** Scenarios and their steps side by side, in the order of the second run; what only the first has comes last. */
export function compareScenarios(
  first: readonly PlayedScenario[],
  second: readonly PlayedScenario[],
): ComparedScenario[] {
  return paired(first, second, ({ id }) => id).map(([was, is]) => {
    const { id, title } = titleOf(was, is);
    const isKnown = was !== undefined && is !== undefined && was.status !== null && is.status !== null;
    const steps = isKnown ? compareSteps(was.steps, is.steps) : [];
    return { id, title, was: playedOf(was), is: playedOf(is), turn: turn(was, is), steps };
  });
}

function compareSteps(first: PlayedScenario['steps'], second: PlayedScenario['steps']): ComparedStep[] {
  return paired(numbered(first), numbered(second), ({ key }) => key).map(([was, is]) => ({
    title: was?.title ?? is?.title ?? '',
    was: playedOf(was),
    is: playedOf(is),
    turn: turn(was, is),
  }));
}

/** A step may be there twice: the first is then compared with the first, the second with the second. */
function numbered(steps: PlayedScenario['steps']) {
  const counts = new Map<string, number>();
  return steps.map((step) => {
    const count = (counts.get(step.title) ?? 0) + 1;
    counts.set(step.title, count);
    return { ...step, key: `${count} ${step.title}` };
  });
}

function paired<Thing>(
  first: readonly Thing[],
  second: readonly Thing[],
  keyOf: (thing: Thing) => string,
): [Thing | undefined, Thing | undefined][] {
  const before = new Map(first.map((thing) => [keyOf(thing), thing]));
  const after = new Map(second.map((thing) => [keyOf(thing), thing]));
  return [...new Set([...after.keys(), ...before.keys()])].map((key) => [before.get(key), after.get(key)]);
}

/** The ledger keeps no titles: the other's is taken where it has one. */
function titleOf(was: PlayedScenario | undefined, is: PlayedScenario | undefined): { id: string; title: string } {
  const id = is?.id ?? was?.id ?? '';
  return { id, title: [is?.title, was?.title].find((title) => title !== undefined && title !== id) ?? id };
}

function playedOf<Of extends Status>(played: Played<Of> | undefined): Played<Of> | null {
  return played === undefined ? null : { status: played.status, durationMs: played.durationMs };
}

/** What passed once and is not played any more is worse; what was not played before is so unless it passes. */
function turn(was: Played<Status> | undefined, is: Played<Status> | undefined): Turn {
  if (was === undefined || is === undefined) {
    if (is === undefined) return was?.status === 'passed' ? 'worse' : 'different';
    return is.status === 'passed' || is.status === null ? 'different' : 'worse';
  }
  if (was.status === null || is.status === null) return 'same';
  const turned = turnOf(PLAYED[was.status], PLAYED[is.status]);
  return turned === 'same' && was.status !== is.status ? 'different' : turned;
}
