import { type Machine, type Move, targetsOf } from './machine.ts';

type Moves = Pick<Machine, 'moves'>;

/** Every state that is named, the initial one first. */
export function statesOf({ initial, moves }: Pick<Machine, 'initial' | 'moves'>): string[] {
  return [...new Set([initial, ...moves.flatMap((move) => [...move.from, ...targetsOf(move)])])];
}

/** The states that can come after one, itself included. */
export function statesFrom(machine: Moves, state: string, along: (move: Move) => boolean = () => true): Set<string> {
  const reached = new Set([state]);
  for (const current of reached) {
    for (const move of machine.moves) {
      if (!along(move) || !move.from.includes(current)) continue;
      for (const target of targetsOf(move)) reached.add(target);
    }
  }
  return reached;
}

/** The states that no move leads out of. */
export function statesWithoutExit(machine: Pick<Machine, 'initial' | 'moves'>): string[] {
  return statesOf(machine).filter((state) => !machine.moves.some((move) => move.from.includes(state)));
}

/** The states to which time alone leads back: such a lifecycle would never come to rest. */
export function statesThatCircle(machine: Pick<Machine, 'initial' | 'moves'>): string[] {
  const next = (state: string) =>
    machine.moves.filter((move) => move.by === 'time' && move.from.includes(state)).flatMap(targetsOf);
  return statesOf(machine).filter((state) =>
    next(state).some((target) => statesFrom(machine, target, ({ by }) => by === 'time').has(state)),
  );
}

/** Whether somebody still has to decide about what is in this state: staff, or whatever else moves it on. */
export function isUndecided(machine: Machine, state: string): boolean {
  if (machine.finals.has(state)) return false;
  if (!machine.moves.some(({ by }) => by === 'staff')) return true;
  const ahead = statesFrom(machine, state);
  return machine.moves.some((move) => move.by === 'staff' && move.from.some((from) => ahead.has(from)));
}
