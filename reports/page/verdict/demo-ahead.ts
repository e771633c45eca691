import { USUAL_SLOT_MS } from '../../../model/demo.ts';
import { command } from '../../html/command.ts';
import { type Markup, markup } from '../../html/markup.ts';
import type { ReportInput } from '../../report-input.ts';
import { demoDistance, freezeText, presentersText } from '../../words/demo-text.ts';
import { utcDay, utcMinute } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';

/** How long it still is until the demo, large, and what else is known of it. The page goes on counting while it is open. */
export function renderDemoAhead({ run, verdict }: ReportInput): Markup {
  const { at, slotMs, title } = run.demo;
  if (at === null) {
    return markup`<div class="demo-ahead is-unknown"><p class="demo-name">Demo</p><p class="demo-left">No time given</p><p>${command('rehearse run --demo <time>')}</p></div>`;
  }
  const from = verdict?.judgedAt ?? run.startedAt;
  const distance = demoDistance(at, from, verdict === null ? 'the run began' : 'this verdict');
  const also = [
    title === null ? '' : onOneLine(title, 80),
    presentersText(run.demo) ?? '',
    freezeText(run.demo, from) ?? '',
  ].filter((text) => text !== '');
  return markup`<div class="demo-ahead">
<p class="demo-name">Demo</p>
<p class="demo-left" data-countdown="${at}" data-slot="${slotMs ?? USUAL_SLOT_MS}">${distance}</p>
<p class="demo-at">${utcDay(at)}, <time datetime="${at}" data-local>${utcMinute(at)}</time></p>
${also.map((text) => markup`<p>${text}</p>`)}
</div>`;
}
