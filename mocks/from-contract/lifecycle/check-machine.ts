import { suggestion } from '../../../support/nearest-word.ts';
import { type Machine, targetsOf } from '../machine.ts';
import { statesFrom, statesOf, statesThatCircle } from '../states.ts';
import type { Trouble } from './trouble.ts';

/** Notes what is wrong with the states and moves themselves. `named` are the states that finals and set speak of. */
export function checkMachine(
  machine: Machine,
  named: readonly { key: string; state: string }[],
  trouble: Trouble,
): void {
  const reached = statesFrom(machine, machine.initial);
  const targets = new Set([machine.initial, ...machine.moves.flatMap(targetsOf)]);
  for (const [index, move] of machine.moves.entries()) {
    for (const from of move.from) {
      if (reached.has(from)) continue;
      const key = `moves[${index}].from`;
      if (targets.has(from))
        trouble.at(key, `${from} can't be reached from ${machine.initial}`, `add a move that leads to ${from}`);
      else trouble.at(key, `nothing leads to the state ${from}${suggestion(from, targets)}`);
    }
  }
  const states = statesOf(machine);
  for (const { key, state } of named) {
    if (!states.includes(state)) trouble.at(key, `no move names the state ${state}${suggestion(state, states)}`);
  }
  const circling = statesThatCircle(machine);
  if (circling.length > 0) {
    const why = `${circling.join(', ')}: time alone leads round and round`;
    trouble.at('moves', why, 'let something else than `after` make one of these moves');
  }
}
