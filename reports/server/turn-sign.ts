import type { Turn } from '../../model/run-comparison.ts';
import { type IconName, icon } from '../html/icon.ts';
import { type Markup, markup } from '../html/markup.ts';

const SIGNS: Readonly<Record<Turn, { icon: IconName; word: string }>> = {
  worse: { icon: 'fail', word: 'worse' },
  better: { icon: 'pass', word: 'better' },
  different: { icon: 'warn', word: 'different' },
  same: { icon: 'skipped', word: 'the same' },
};

/** What became of something from the first run to the second, as a sign and a word. */
export function renderTurn(turn: Turn): Markup {
  return markup`<span class="turn">${icon(SIGNS[turn].icon)}<span>${SIGNS[turn].word}</span></span>`;
}
