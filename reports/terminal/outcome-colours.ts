import type { Outcome } from '../../model/verdict.ts';
import type { Paint } from '../readiness/paint.ts';

/** The colour in which a terminal shows an outcome. */
export const OUTCOME_COLOURS = {
  go: 'green',
  risk: 'yellow',
  'no-go': 'red',
  inconclusive: 'magenta',
} as const satisfies Record<Outcome, Parameters<Paint>[0]>;
