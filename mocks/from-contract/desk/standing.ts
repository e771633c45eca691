import type { Standing } from '../../desk/desk.ts';
import type { Machine } from '../machine.ts';
import { isUndecided } from '../states.ts';
import { inWords } from './words.ts';

const SOUNDS_BAD = /reject|declin|den(y|ied)|fail|cancel|refus|error|return|revers|expire|block|closed/i;

/** How a state is told to staff. `by` is who or what brought it about. */
export function standingOf(machine: Machine, state: string, by: string): Standing {
  const short = inWords(state);
  if (isUndecided(machine, state)) {
    const waitsForStaff = machine.moves.some((move) => move.by === 'staff' && move.from.includes(state));
    return {
      short,
      long: `${short}: ${waitsForStaff ? 'waiting for bank staff' : 'not decided yet'}`,
      look: 'waiting',
    };
  }
  return { short, long: `${short} (by ${by})`, look: isBad(machine, state) ? 'bad' : 'good' };
}

/** Staff's own decisions say what a state means; otherwise its name does. */
function isBad(machine: Machine, state: string): boolean {
  const decisions = machine.moves.filter((move) => move.by === 'staff' && move.to === state);
  if (decisions.some((move) => move.by === 'staff' && move.name === 'approve')) return false;
  if (decisions.some((move) => move.by === 'staff' && move.name === 'reject')) return true;
  return SOUNDS_BAD.test(state);
}
