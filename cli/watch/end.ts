import type { Verdict } from '../../model/verdict.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { rollbackText } from '../../reports/terminal/rollback-text.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import type { WatchEnd } from './watch-deployments.ts';

/** What there is to say of a watch that has ended. */
export interface EndOfWatch {
  exitCode: number;
  /** How it ended; empty where whoever interrupted it knows. */
  said: string;
  /** The way back where it did not recover. */
  wayBack: string | null;
}

/** How a watch ended, by the verdict of its last rehearsal. What was not rehearsed is never green. */
export function endOfWatch(
  { because, untried, rehearsals }: WatchEnd,
  last: Verdict | null,
  { env, strict, colour }: { env: string; strict: boolean; colour: boolean },
): EndOfWatch {
  if (because === 'interrupted') return { exitCode: EXIT.interrupted, said: '', wayBack: null };
  if (last === null) {
    const said = `The time is over: nothing was rehearsed${untried ? ', though something was deployed' : ''}`;
    return { exitCode: EXIT.inconclusive, said, wayBack: null };
  }
  const code = exitCodeOf(last.outcome, strict);
  const recovered = code === EXIT.go;
  const ended = because === 'green' ? 'Green' : 'The time is over';
  const runs = rehearsals === 1 ? 'one rehearsal' : `${rehearsals} rehearsals`;
  const rest = untried ? ', and what was deployed since was not rehearsed any more' : '';
  return {
    exitCode: untried ? EXIT.inconclusive : code,
    said: `${ended}: after ${runs} ${env} is ${last.outcome}${rest}`,
    wayBack: recovered ? null : wayBack(last, env, colour),
  };
}

function wayBack({ rollback }: Verdict, env: string, colour: boolean): string {
  const live = `npx rehearse rollback --env ${env}`;
  if (rollback === null) return `No set that was go is known to go back to; ${live} tells why.`;
  return `${rollbackText(rollback, paintWith(colour))}\n\nAs it is by now: ${live}`;
}
