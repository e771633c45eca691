import type { Shard } from '../../model/shard.ts';
import { counted } from '../../reports/words/count-text.ts';
import { onOneLine } from '../../reports/words/legible-text.ts';

/** What became of a shard, in a line. */
export function shardText(shard: Shard): string {
  const { shard: number, of, host, otherAttempts } = shard;
  const where = host === null ? '' : ` on ${onOneLine(host, 80)}`;
  const others = otherAttempts === 0 ? '' : `; ${counted(otherAttempts, 'other attempt')} at it passed over`;
  return `${shard.state === 'finished' ? '✓' : '✗'} shard ${number} of ${of}${where}: ${whatBecame(shard)}${others}`;
}

function whatBecame({ state, scenarios, reason }: Shard): string {
  const why = reason === null ? '' : `: ${onOneLine(reason, 200)}`;
  switch (state) {
    case 'finished':
      return scenarios.length === 0 ? 'nothing to play' : `${counted(scenarios.length, 'scenario')} played`;
    case 'interrupted':
      return `interrupted${why}`;
    case 'failed':
      return `could not be played${why}`;
    case 'unended':
      return 'no end was recorded';
    case 'missing':
      return 'nothing was left of it';
  }
}
