import type { StaffMove as MoveOnDesk } from '../../desk/desk.ts';
import { type Machine, movesFrom, type StaffMove } from '../machine.ts';
import { inWords } from './words.ts';

const KNOWN: Readonly<Record<string, Pick<MoveOnDesk, 'label' | 'look' | 'needs'>>> = {
  approve: { label: 'Approve', look: 'good', needs: 'validation' },
  reject: { label: 'Reject', look: 'bad', needs: 'reason' },
  'request-information': { label: 'Ask for more', look: 'plain', needs: 'questions' },
};

/** What staff can do in a state. A move of the lifecycle's own needs a reason where it says where that goes. */
export function staffMovesFrom(machine: Machine, state: string): MoveOnDesk[] {
  const moves = new Map(
    movesFrom(machine, state, 'staff')
      .toReversed()
      .map((move) => [move.name, move]),
  );
  return [...moves.values()].reverse().map((move) => ({ name: move.name, ...ownOf(move), blocked: null }));
}

function ownOf({ name, reason }: StaffMove): Pick<MoveOnDesk, 'label' | 'look' | 'needs'> {
  return KNOWN[name] ?? { label: inWords(name), look: 'plain', needs: reason === null ? 'nothing' : 'reason' };
}
