import type { Scenario } from '../../model/evidence.ts';
import type { LogLine } from '../../model/log-line.ts';
import { browserEventKind, browserEventText, isBrowserError } from '../browser-text.ts';
import { utcMillisecond } from '../instants.ts';
import { onOneLine } from '../legible-text.ts';
import { icon } from './icon.ts';
import { type Markup, markup, nothing } from './markup.ts';

/** What the browser saw and the logs said. */
export type Beside = Scenario['beside'];

/** Of what is said in one place. The rest is in evidence.json. */
const MOST_SHOWN = 60;

interface Said {
  at: string;
  who: string;
  level: 'error' | 'warning' | null;
  text: string;
}

/**
 * What the browser saw and the logs said, in a fold-out whose summary counts it: `2 console errors, 4 log lines`. Nothing
 * where there is nothing. What is an error comes before what is not in the summary; the lines are in order of time.
 */
export function renderBeside({ browser, logs }: Beside, { open, name }: { open: boolean; name: string }): Markup {
  if (browser.length === 0 && logs.length === 0) return nothing;
  const said = [
    ...browser.map(({ at, event }): Said => {
      const level = isBrowserError(event) ? 'error' : 'warning';
      return { at, who: `browser, ${browserEventKind(event)}`, level, text: browserEventText(event) };
    }),
    ...logs.map(
      ({ at, subject, level, text }): Said => ({ at, who: subject, level: loud(level), text: onOneLine(text, 600) }),
    ),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const shown = mostTelling(said);
  const isBad = said.some(({ level }) => level === 'error');
  const isDoubtful = said.some(({ level }) => level === 'warning');
  const sign = isBad ? icon('fail') : isDoubtful ? icon('warn') : nothing;
  return markup`<details class="beside${isBad && ' is-bad'}"${open && ' open'}><summary>${sign}<span>${countsOf({ browser, logs })}</span></summary>
<div class="said" role="region" aria-label="${name}: what browser and logs said" tabindex="0"><ol>${shown.map(renderSaid)}</ol>${said.length > shown.length && markup`<p class="quiet">${said.length - shown.length} more are in evidence.json.</p>`}</div></details>`;
}

function renderSaid({ at, who, level, text }: Said): Markup {
  // What the browser saw says what it is by its kind.
  const said = level === null || who.startsWith('browser') ? nothing : markup`<strong class="level">${level}</strong> `;
  return markup`<li${level !== null && markup` class="is-${level}"`}><span class="figure">${utcMillisecond(at)}</span> <span class="who">${onOneLine(who, 60)}</span> ${said}<code>${text}</code></li>`;
}

/** Errors and warnings first where not all can be shown; then in order of time. */
function mostTelling(said: readonly Said[]): readonly Said[] {
  if (said.length <= MOST_SHOWN) return said;
  const kept = new Set(
    [...said.filter(({ level }) => level !== null), ...said.filter(({ level }) => level === null)].slice(0, MOST_SHOWN),
  );
  return said.filter((each) => kept.has(each));
}

function loud(level: LogLine['level']): Said['level'] {
  return level === 'error' || level === 'warning' ? level : null;
}

/** `2 console errors, 1 slow answer, 4 log lines with 1 error`. */
export function countsOf({ browser, logs }: Beside): string {
  const kinds = Map.groupBy(browser, ({ event }) => browserEventKind(event));
  const errors = logs.filter(({ level }) => level === 'error').length;
  return [
    ...[...kinds].map(([kind, { length }]) => counted(length, kind)),
    ...(logs.length === 0
      ? []
      : [`${counted(logs.length, 'log line')}${errors === 0 ? '' : ` with ${counted(errors, 'error')}`}`]),
  ].join(', ');
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
