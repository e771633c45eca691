import { type Markup, markup, nothing } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { headlineOf } from '../words/standing.ts';

/** Where a presenter finds the run sheet to present from and the show for when the live demo fails. */
interface Offered {
  href: string;
  name: string;
}

/** What the one who presents opens, beside the contents: of this run, or of the last that went where this one did not. */
export function renderPresenterLinks(input: ReportInput): Markup {
  const offered = [sheetOf(input), understudyOf(input)].filter((each) => each !== null);
  if (offered.length === 0) return nothing;
  return markup`<nav class="for-presenter" aria-label="For whoever presents"><ul>${offered.map(({ href, name }) => markup`<li><a href="${href}">${name}</a></li>`)}</ul></nav>`;
}

function sheetOf(input: ReportInput): Offered | null {
  const own = input.present.has('run-sheet.html') ? { href: 'run-sheet.html', name: 'Run sheet' } : null;
  const earlier = input.lastGo?.href ?? null;
  return wentItself(input) || earlier === null ? own : { href: earlier, name: 'Last good run sheet' };
}

function understudyOf({ understudy }: ReportInput): Offered | null {
  const href = understudy?.href ?? null;
  return href === null ? null : { href, name: understudy?.kind === 'earlier' ? 'Last good understudy' : 'Understudy' };
}

/** A line that leads to the run sheet: of a run that did not go, to that of the last that did as well. */
export function renderSheetLine(input: ReportInput): Markup {
  if (!input.present.has('run-sheet.html')) return nothing;
  const { lastGo = null } = input;
  if (wentItself(input) || lastGo === null || lastGo.href === null) {
    return line(
      markup`For whoever presents it there is <a href="run-sheet.html">the run sheet</a>: what to do and say, step by step, and what to show where a step fails.`,
    );
  }
  const when = utcDayAndMinute(lastGo.startedAt);
  return line(
    markup`For whoever presents it there is <a href="${lastGo.href}">the run sheet of the last run that went</a>, <span class="quiet">${when}</span>; that <a href="run-sheet.html">of this run</a> is not to be presented from.`,
  );
}

function wentItself(input: ReportInput): boolean {
  const { standing } = headlineOf(input);
  return standing === 'go' || standing === 'risk';
}

function line(content: Markup): Markup {
  return markup`<p class="listing-intro">${content}</p>`;
}
