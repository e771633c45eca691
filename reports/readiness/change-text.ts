import { describeDuration } from '../../support/duration.ts';
import { utcSecond } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { Change } from './changes.ts';
import { detailLines } from './finding-text.ts';
import type { Fitness } from './fitness.ts';
import { type Paint, SIGNS, STATUS_COLOURS } from './paint.ts';

/** A change: `14:03:07 ✓ fail → pass <id>: <observed>`, and what is to be done where it does not pass. Times in UTC. */
export function changeText({ finding, before }: Change, paint: Paint): string {
  const { id, status, observed, observedAt, because } = finding;
  const [sign, word] = [paint(STATUS_COLOURS[status], SIGNS[status]), paint(STATUS_COLOURS[status], status)];
  const change = before === null || before.status === status ? word : `${before.status} → ${word}`;
  const cause = because === undefined ? '' : ` (because of ${onOneLine(because, 100)})`;
  const first = `${utcSecond(observedAt)} ${sign} ${change} ${onOneLine(id, 100)}: ${onOneLine(observed, 200)}${cause}`;
  return [first, ...detailLines(finding)].join('\n');
}

/** A turn from fit to not fit or back, and how long it had been the other way. */
export interface Turn {
  at: string;
  fitness: Fitness;
  afterMs: number;
}

/** The line that tells a turn. */
export function turnText({ at, fitness, afterMs }: Turn, paint: Paint): string {
  const after = describeDuration(afterMs);
  const said =
    fitness === 'fit'
      ? paint(['bold', 'green'], `green, after ${after} of not being so`)
      : paint(['bold', 'red'], `no longer green, after ${after} of being so`);
  return `${utcSecond(at)} ${said}`;
}
