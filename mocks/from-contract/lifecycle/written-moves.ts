import { parseDuration } from '../../../support/duration.ts';
import type { Move } from '../machine.ts';
import type { WrittenMove } from './lifecycle-schema.ts';
import type { Trouble } from './trouble.ts';

const WAYS = ['staff', 'after', 'polls', 'operation', 'script'] as const;

/** The moves of a file as the machine takes them; a move that makes no sense is noted and left out. */
export function readMoves(written: readonly WrittenMove[], trouble: Trouble): Move[] {
  return written.flatMap((move, index) => readMove(move, `moves[${index}]`, trouble) ?? []);
}

function readMove(written: WrittenMove, key: string, trouble: Trouble): Move | undefined {
  const { from, to, staff, after, polls, operation, script, reason } = written;
  const ways = WAYS.filter((way) => written[way] !== undefined);
  if (ways.length !== 1) {
    const said = ways.length === 0 ? 'nothing says who makes this move' : `${ways.join(' and ')} both say who makes it`;
    trouble.at(key, said, `give it exactly one of ${WAYS.join(', ')}`);
    return undefined;
  }
  if (reason !== undefined && staff === undefined)
    trouble.at(`${key}.reason`, 'only staff give a reason', 'leave it out');
  if (written.id !== undefined && operation === undefined) {
    trouble.at(`${key}.id`, 'only a move by an operation needs to find the resource', 'leave it out');
  }
  if (script !== undefined) return { by: 'script', from, to, script };
  const [target, ...more] = to;
  if (target === undefined || more.length > 0) {
    trouble.at(`${key}.to`, 'only a script chooses between states', 'name one state');
    return undefined;
  }
  const way = { from, to: target };
  if (staff !== undefined) return { by: 'staff', name: staff, reason: reason ?? null, ...way };
  if (polls !== undefined) return { by: 'polls', times: polls, ...way };
  if (operation !== undefined) return { by: 'operation', operation, ...way };
  const afterMs = parseDuration(after ?? '');
  if (afterMs !== undefined) return { by: 'time', afterMs, ...way };
  trouble.at(`${key}.after`, `${JSON.stringify(after)} is no duration`, 'write it like 500ms, 5s, 2m or 1h');
  return undefined;
}
