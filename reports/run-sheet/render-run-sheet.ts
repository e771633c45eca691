import { renderHead } from '../html/head.ts';
import { type Markup, markup, nothing, ours } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';
import { renderUnderstudyOffer } from '../understudy/offer-line.ts';
import { onOneLine } from '../words/legible-text.ts';
import { headlineOf } from '../words/standing.ts';
import { behaviour, style } from './assets.ts';
import { entranceOf } from './entrance.ts';
import { renderPace } from './pace.ts';
import { planOf } from './plan.ts';
import { renderScene, type SceneAround } from './scene.ts';
import { type RunSheet, sheetOf } from './sheet.ts';
import { renderSheetHeader } from './sheet-header.ts';
import { renderTimer } from './timer.ts';
import { renderWarnings } from './warnings.ts';

/**
 * The presenter's run sheet as one HTML document that opens from disk and prints: what to do and say, step by step, how long
 * it took, where the waits are, and what to show where a step fails.
 */
export function renderRunSheet(input: ReportInput): string {
  const { run, present } = input;
  const headline = headlineOf(input);
  const sheet = sheetOf(input);
  const cues = sheet.show.flatMap((scene) => scene.cues);
  const { slotMs } = run.demo;
  const plan = slotMs === null || cues.length === 0 ? null : planOf(cues, slotMs, sheet.journeyMs);
  const around: SceneAround = { present, fallbacks: sheet.fallbacks, plan, entrance: entranceOf(input.environment) };
  return markup`<!doctype html>
<html lang="en">
${renderHead(`Run sheet: ${onOneLine(run.demo.title ?? run.environment, 80)}`, { style, script: behaviour })}
<body class="standing-${headline.standing}">
${renderSheetHeader(input, headline)}
<main id="content">
${renderWarnings(input, headline)}
${renderUnderstudyOffer(input.understudy)}
${renderPace(sheet, plan)}
${renderShow(sheet, around)}
${renderFallbacks(sheet, around)}
</main>
<footer class="colophon"><p>Measured by the run <a href="index.html">${onOneLine(run.id, 60)}</a>. This sheet is a file: it loads nothing, sends nothing and keeps nothing.</p></footer>
${renderTimer(cues, plan)}
<script type="module">${ours(behaviour)}</script>
</body>
</html>
`.toString();
}

function renderShow({ show, leftOut }: RunSheet, around: SceneAround): Markup {
  if (show.length === 0) {
    return markup`<section class="part" aria-labelledby="show-heading"><h2 id="show-heading">The show</h2><p class="nothing-here">No scenario was played, so there is nothing to present from.</p></section>`;
  }
  let before = 0;
  const scenes = show.map((scene, index) => {
    const rendered = renderScene(scene, { id: `scene-${index + 1}`, kind: 'show', firstCue: before }, around);
    before += scene.cues.length;
    return rendered;
  });
  const more = markup`<p class="nothing-here">And ${leftOut} more ${leftOut === 1 ? 'scenario' : 'scenarios'}: more than anybody presents. They are in <a href="index.html#scenarios">the report</a>; to rehearse what will be presented, name it with --only.</p>`;
  return markup`${scenes}${leftOut > 0 && more}`;
}

function renderFallbacks({ fallbacks }: RunSheet, around: SceneAround): Markup {
  if (fallbacks.length === 0) return nothing;
  const scenes = fallbacks.map((scene, index) =>
    renderScene(scene, { id: `fallback-${index + 1}`, kind: 'fallback', firstCue: 0 }, around),
  );
  return markup`<div class="fallbacks"><p class="part-name">If something fails</p>${scenes}</div>`;
}
