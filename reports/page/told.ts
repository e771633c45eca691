import type { Told, ToldChannel } from '../../model/told.ts';
import { type IconName, icon } from '../html/icon.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { utcMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';

const WORDS = {
  told: { word: 'told', icon: 'pass' },
  failed: { word: 'could not be told', icon: 'fail' },
  quiet: { word: 'nothing new to tell', icon: 'skipped' },
} as const satisfies Record<ToldChannel['result'], { word: string; icon: IconName }>;
const WORST_FIRST: readonly ToldChannel['result'][] = ['failed', 'told', 'quiet'];

/** Who was told of the verdict, what could not be delivered first: who relies on a channel must see that it is dead. */
export function renderTold(told: Told | null): Markup {
  if (told === null || told.channels.length === 0) return nothing;
  const sorted = told.channels.toSorted((a, b) => WORST_FIRST.indexOf(a.result) - WORST_FIRST.indexOf(b.result));
  return markup`<section class="part listing" id="told" aria-labelledby="told-heading">
<h2 id="told-heading">Who was told</h2>
<ul class="channels">${sorted.map(renderChannel)}</ul>
</section>`;
}

/** How many channels could not be told, for the contents: `1 failed`; nothing where all could. */
export function failedTelling(told: Told | null): string {
  const failed = told?.channels.filter(({ result }) => result === 'failed').length ?? 0;
  return failed === 0 ? '' : `${failed} failed`;
}

function renderChannel({ channel, result, at, attempts, why }: ToldChannel): Markup {
  const { word, icon: name } = WORDS[result];
  const tried = attempts > 1 ? `, after ${attempts} attempts` : '';
  return markup`<li class="channel is-${result}">${icon(name)}<span><strong>${onOneLine(channel, 80)}</strong> ${word}${result !== 'quiet' && markup`, <time datetime="${at}">${utcMinute(at)}</time>`}${tried}<span class="quiet">${onOneLine(why, 300)}</span></span></li>`;
}
