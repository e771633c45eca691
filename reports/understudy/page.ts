import { redact } from '../../support/redact.ts';
import { readPicture } from '../embedding/picture-file.ts';
import { renderHead } from '../html/head.ts';
import { type Markup, markup, ours } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';
import type { Album } from './album.ts';
import { showBehaviour, showStyle } from './assets.ts';
import { provenanceOf } from './provenance.ts';
import { renderScript } from './script.ts';
import type { Chapter } from './show.ts';
import { renderStage } from './stage.ts';
import { renderStart } from './start.ts';

/** A show to be written: the run it is of, what is in it, and what is not. */
export interface Show {
  input: ReportInput;
  folder: string;
  chapters: readonly Chapter[];
  album: Album;
  leftOut: readonly string[];
}

/**
 * The show as one HTML document, part by part: first what is seen and said, then each picture as text that nothing runs,
 * from which the page draws the one it shows. Secrets are taken out of the texts; a picture is never touched.
 */
export async function* showInParts(show: Show): AsyncGenerator<string> {
  yield redact(renderShow(show).toString());
  for (const [index, { path, mediaType }] of show.album.pages.entries()) {
    const picture = await readPicture(show.folder, path);
    if (picture === null) continue;
    yield `<script type="text/plain" id="picture-${index + 1}" data-type="${mediaType}">${picture.bytes.toString('base64')}</script>\n`;
  }
  yield '</body>\n</html>\n';
}

function renderShow({ input, chapters, album, leftOut }: Show): Markup {
  const provenance = provenanceOf(input);
  const title = `The understudy: ${input.run.environment}, run ${input.run.id}`;
  return markup`<!doctype html>
<html lang="en">
${renderHead(title, { style: showStyle, script: showBehaviour, pictures: 'inside' })}
<body class="is-at-start${provenance.warning !== null && ' is-warned'}">
<noscript><p class="no-script">This show needs scripts to be allowed for this file. The pictures are in the run’s folder, too.</p></noscript>
${renderStart(input, provenance, chapters, album, leftOut)}
${renderStage()}
${renderScript(chapters, album)}
${renderFoot(provenance.line)}
<p class="visually-hidden" id="announcement" aria-live="polite"></p>
<script type="module">${ours(showBehaviour)}</script>
`;
}

function renderFoot(line: string): Markup {
  return markup`<footer class="foot">
<p class="recorded">${line}</p>
<div class="controls">
<button type="button" id="to-start" hidden>Scenarios</button>
<button type="button" id="back" hidden>Back</button>
<button type="button" id="on" hidden>Next</button>
<button type="button" id="captions">Captions: shown</button>
<button type="button" id="waits">Waits: skipped</button>
<button type="button" id="size" hidden>Size: as large as fits</button>
<button type="button" id="full-screen" hidden>Full screen</button>
</div>
</footer>`;
}
