import { type Markup, markup } from '../html/markup.ts';

/** Where one screen after another is shown; empty until it is. */
export function renderStage(): Markup {
  return markup`<main class="stage" id="stage" hidden>
<div class="screen" id="screen">
<div class="frame" id="frame">
<div id="picture"></div>
<p class="missing" id="missing" hidden></p>
<button type="button" class="advance" id="advance"></button>
</div>
<div class="wait" id="wait" hidden><p class="wait-says" id="wait-says"></p><p class="wait-left" id="wait-left"></p><p class="wait-skip">Click, or press a key, to go on.</p></div>
</div>
<div class="progress" aria-hidden="true"><span id="progress"></span></div>
<div class="cue">
<div class="cue-place"><h1 id="scenario"></h1><p><span id="place"></span><span id="cue-title"></span></p></div>
<p class="cue-caption" id="caption"></p>
<ul class="cue-notes" id="notes"></ul>
</div>
</main>`;
}
