import type { Scenario } from '../../../model/evidence.ts';
import type { LogLine } from '../../../model/log-line.ts';
import { icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { browserEventKind, browserEventText, isBrowserError } from '../../words/browser-text.ts';
import { counted } from '../../words/count-text.ts';
import { utcMillisecond } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';

/** What the browser saw and the logs said. */
export type Beside = Scenario['beside'];

/** Of what is said in one place. The rest is in evidence.json. */
const MOST_SHOWN = 60;

interface Said {
  at: string;
  /** How often it was said, and when last: who asks again and again is told once. */
  times: number;
  lastAt: string;
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
      return once({ at, who: `browser, ${browserEventKind(event)}`, level, text: browserEventText(event) });
    }),
    ...logs.map(({ at, subject, level, text }) =>
      once({ at, who: subject, level: loud(level), text: onOneLine(text, 600) }),
    ),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const told = folded(said);
  const shown = mostTelling(told);
  const isBad = said.some(({ level }) => level === 'error');
  const isDoubtful = said.some(({ level }) => level === 'warning');
  const sign = isBad ? icon('fail') : isDoubtful ? icon('warn') : nothing;
  return markup`<details class="beside${isBad && ' is-bad'}"${open && ' open'}><summary>${sign}<span>${countsOf({ browser, logs })}</span></summary>
<div class="said" role="group" aria-label="${name}: what browser and logs said" tabindex="0"><ol>${shown.map(renderSaid)}</ol>${told.length > shown.length && markup`<p class="quiet">${told.length - shown.length} more are in evidence.json.</p>`}</div></details>`;
}

function renderSaid({ at, who, level, text, times, lastAt }: Said): Markup {
  // What the browser saw says what it is by its kind.
  const said = level === null || who.startsWith('browser') ? nothing : markup`<strong class="level">${level}</strong> `;
  return markup`<li${level !== null && markup` class="is-${level}"`}><span class="figure">${utcMillisecond(at)}</span> <span class="who">${onOneLine(who, 60)}</span> ${said}<code>${text}</code>${times > 1 && markup` <strong class="times">${times} times, last at ${utcMillisecond(lastAt)}</strong>`}</li>`;
}

function once(said: Omit<Said, 'times' | 'lastAt'>): Said {
  return { ...said, times: 1, lastAt: said.at };
}

/** Lines that are the same but for how long something took, as one at the time of the first. */
function folded(said: readonly Said[]): Said[] {
  const same = Map.groupBy(said, ({ who, level, text }) => JSON.stringify([who, level, text.replace(HOW_LONG, '')]));
  return [...same.values()].flatMap((lines) => {
    const [first] = lines;
    return first === undefined ? [] : [{ ...first, times: lines.length, lastAt: lines.at(-1)?.at ?? first.at }];
  });
}

/** `durationMs=12`, `"elapsed": 0.3`, `12 ms`. */
const HOW_LONG = /\b(?:duration|elapsed|took|latency)\w{0,12}"?\s?[=:]\s?[\d.]+|\b\d+(?:\.\d+)?\s?ms\b/gi;

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
