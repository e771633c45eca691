import type { Scenario, Step } from '../../model/evidence.ts';
import { describeDuration } from '../../support/duration.ts';
import { between } from '../instants.ts';
import { onOneLine } from '../legible-text.ts';
import { budgetText, isOverBudget } from '../step-text.ts';
import { relativeHref } from './href.ts';
import { type IconName, icon } from './icon.ts';
import { type Markup, markup, nothing } from './markup.ts';

const STATUS_ICONS = {
  passed: 'pass',
  failed: 'fail',
  skipped: 'skipped',
  'cut-off': 'cut-off',
} as const satisfies Record<Step['status'], IconName>;

/** The steps of the script with their pictures; each picture opens large. */
export function renderFilmStrip(scenario: Scenario, present: ReadonlySet<string>): Markup {
  if (scenario.steps.length === 0) return markup`<p class="nothing-here">No step of it was played.</p>`;
  const begin = scenario.startedAt ?? scenario.steps[0]?.startedAt ?? '';
  return markup`<ol class="film">${scenario.steps.map((step, index) => renderFrame(step, index + 1, begin, present))}</ol>`;
}

function renderFrame(step: Step, number: number, begin: string, present: ReadonlySet<string>): Markup {
  const title = onOneLine(step.title, 160);
  return markup`<li class="frame is-${step.status}">
${renderPictures(step, `Step ${number}: ${title}`, present)}
<div class="caption">
<p class="frame-title"><span class="frame-number">${number}</span><span>${title}</span></p>
<p class="frame-facts"><span class="frame-status">${icon(STATUS_ICONS[step.status])}${step.status === 'cut-off' ? 'cut off' : step.status}</span><span>at <span class="figure">${offset(begin, step.startedAt)}</span></span><span class="figure duration"><span class="visually-hidden">took </span>${describeDuration(step.durationMs)}</span></p>
${renderDeclared(step)}
${step.error !== undefined && step.status === 'failed' && markup`<p class="frame-error">${onOneLine(step.error, 160)}</p>`}
</div>
</li>`;
}

/** What was said of a step beforehand: how long it may take, and what is shown where it fails. */
function renderDeclared(step: Step): Markup {
  const budget = budgetText(step);
  const isOver = isOverBudget(step);
  return markup`${budget !== null && markup`<p class="frame-declared${isOver && ' is-over'}">${isOver && icon('warn')}${budget}</p>`}${step.fallback !== null && markup`<p class="frame-declared">fallback: ${onOneLine(step.fallback, 160)}</p>`}`;
}

function renderPictures(step: Step, caption: string, present: ReadonlySet<string>): Markup {
  const links = step.screenshots.flatMap((path) => {
    const href = relativeHref(path);
    return href === undefined || !present.has(path) ? [] : [href];
  });
  const main = links.at(-1);
  if (main === undefined) {
    const said = step.screenshots.length > 0 ? 'The picture is missing' : 'No picture';
    return markup`<div class="picture is-missing"><span>${said}</span></div>`;
  }
  const earlier = links.slice(0, -1);
  return markup`${renderPicture(main, caption)}${earlier.length === 0 ? nothing : markup`<div class="earlier-pictures">${earlier.map((href, index) => renderPicture(href, `${caption}, earlier picture ${index + 1}`))}</div>`}`;
}

function renderPicture(href: string, caption: string): Markup {
  return markup`<a class="picture" href="${href}" data-enlarge="${caption}"><img src="${href}" alt="${caption}" loading="lazy" decoding="async"></a>`;
}

/** Minutes and seconds since the scenario began: `0:04.2`. */
function offset(begin: string, at: string): string {
  const tenths = Math.max(0, Math.round(between(begin, at) / 100));
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${tenths % 10}`;
}
