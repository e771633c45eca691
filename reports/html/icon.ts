import type { Step } from '../../model/evidence.ts';
import type { Outcome } from '../../model/verdict.ts';
import type { Standing } from '../words/standing.ts';
import { type Markup, markup, ours } from './markup.ts';

/** Every sign differs in shape, so that none is told by its colour alone. Drawn on a grid of 24. */
const SHAPES = {
  pass: '<circle cx="12" cy="12" r="10"/><path class="mark" d="m7.5 12.5 3 3 6-6.5"/>',
  warn: '<path d="M12 2.5 22.5 21h-21Z"/><path class="mark" d="M12 9v5.5m0 2.6v.4"/>',
  fail: '<path d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9Z"/><path class="mark" d="m8.5 8.5 7 7m0-7-7 7"/>',
  unknown:
    '<path d="M12 1 23 12 12 23 1 12Z"/><path class="mark" d="M9.5 9.7a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.8-1.1 1.7m0 2.6v.4"/>',
  skipped: '<circle cx="12" cy="12" r="10"/><path class="mark" d="M7.5 12h9"/>',
  'cut-off':
    '<path d="M3 2h18v8.5L16.5 7 12 10.5 7.5 7 3 10.5Z"/><path d="M3 22h18v-6.5L16.5 12 12 15.5 7.5 12 3 15.5Z"/>',
  running: '<circle cx="12" cy="12" r="10"/><path class="mark" d="M7.5 12v.1m4.5-.1v.1m4.5-.1v.1"/>',
  day: '<circle cx="12" cy="12" r="4.5"/><path class="line" d="M12 2v2.5m0 15V22M2 12h2.5m15 0H22M5 5l1.7 1.7m10.6 10.6L19 19M19 5l-1.7 1.7M6.7 17.3 5 19"/>',
  night: '<path d="M20.5 14.5A9 9 0 0 1 9.5 3.5a9 9 0 1 0 11 11Z"/>',
  arrow: '<path class="line" d="M4 12h15m-6-6.5 6.5 6.5-6.5 6.5"/>',
} as const;

export type IconName = keyof typeof SHAPES;

const OF_STANDING = {
  go: 'pass',
  risk: 'warn',
  'no-go': 'fail',
  inconclusive: 'unknown',
  'cut-off': 'cut-off',
  running: 'running',
  unjudged: 'unknown',
} as const satisfies Record<Standing | Outcome, IconName>;

const OF_STATUS = {
  passed: 'pass',
  failed: 'fail',
  skipped: 'skipped',
  'cut-off': 'cut-off',
} as const satisfies Record<Step['status'], IconName>;

/** Made once each: a page of many scenarios shows them ten thousand times. */
const drawn = new Map<IconName, Markup>();

/** A sign beside a word that says the same; hidden from screen readers. */
export function icon(name: IconName): Markup {
  const sign = drawn.get(name) ?? draw(name);
  drawn.set(name, sign);
  return sign;
}

function draw(name: IconName): Markup {
  return markup`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${ours(SHAPES[name])}</svg>`;
}

/** The sign of how a scenario or step ended. */
export function statusIcon(status: Step['status']): Markup {
  return icon(OF_STATUS[status]);
}

/** The sign of how a run stands. */
export function standingIcon(standing: Standing): Markup {
  return icon(OF_STANDING[standing]);
}
