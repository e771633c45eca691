import type { StepAction } from '../../model/step-action.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { onOneLine } from '../words/legible-text.ts';
import { copyable } from './copyable.ts';

const LONGEST_TARGET = 120;

/**
 * What was done as an item of instructions to the presenter: `Type into Registration number 68521047`. `entrance` is the address that
 * the addresses of pages are relative to, where that is known.
 */
export function actionInWords({ does, target, value }: StepAction, entrance: string | null): Markup {
  const name = onOneLine(target, LONGEST_TARGET);
  const on = markup`<b>${name}</b>`;
  switch (does) {
    case 'goes-to':
      return row(markup`Go to ${copyable(wholeAddress(target, entrance), 'the address')}`);
    case 'clicks':
      return row(markup`Click ${on}`);
    case 'fills':
      return value === null
        ? row(markup`Fill in ${on}, which was not kept`)
        : row(markup`Type into ${on}`, copyable(value, name));
    case 'chooses':
      return row(markup`Choose in ${on}`, value === null ? nothing : copyable(value, name));
    case 'checks':
      return row(markup`Tick ${on}`);
    case 'unchecks':
      return row(markup`Untick ${on}`);
    case 'presses':
      return value === null
        ? row(markup`Press ${on}`)
        : row(markup`Press <b>${onOneLine(value, LONGEST_TARGET)}</b> in ${on}`);
    case 'uploads':
      return row(markup`Upload to ${on}`, value === null ? nothing : copyable(value, name));
    case 'other':
      return row(on);
  }
}

function row(words: Markup, value: Markup = nothing): Markup {
  return value === nothing
    ? markup`<li>${words}</li>`
    : markup`<li class="is-typed"><span>${words}</span><span>${value}</span></li>`;
}

function wholeAddress(target: string, entrance: string | null): string {
  return (entrance === null ? null : URL.parse(target, entrance)?.href) ?? target;
}
