import type { Outline } from '../../model/picture.ts';
import { describeDuration } from '../../support/duration.ts';
import { type Markup, markup } from '../html/markup.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { Album } from './album.ts';
import type { Chapter, Frame } from './show.ts';

const LONGEST_CAPTION = 1000;
/** Shorter than that, nobody in an audience calls it waiting. */
const NOTED_WAIT_MS = 2000;

/** What is shown and said, screen by screen: what the show is played from, and what is printed. */
export function renderScript(chapters: readonly Chapter[], album: Album): Markup {
  return markup`<div class="script" id="script" hidden>${chapters.map(
    (chapter, index) => markup`<section data-chapter="${onOneLine(chapter.title, 160)}">
<h2>${index + 1}. ${onOneLine(chapter.title, 160)}</h2>
<ol>${chapter.frames.map((frame) => renderCue(frame, chapter, album))}</ol>
</section>`,
  )}</div>`;
}

function renderCue(frame: Frame, chapter: Chapter, album: Album): Markup {
  const number = frame.picture === null ? undefined : album.numberOf(frame.picture);
  const isWait = frame.waitedMs >= NOTED_WAIT_MS;
  return markup`<li data-cue data-step="Step ${frame.step} of ${chapter.steps}" data-title="${frame.title}" data-alt="${frame.alt}"${
    number !== undefined && markup` data-picture="${number}"`
  }${number === undefined && markup` data-missing="${missingText(frame)}"`}${
    frame.hotSpot !== null && markup` data-hot-spot="${sharesOf(frame.hotSpot)}"`
  }${frame.does !== null && markup` data-does="${frame.does}"`}${
    isWait && markup` data-waited="${frame.waitedMs}" data-waited-text="${describeDuration(frame.waitedMs)}"`
  }${isWait && frame.meanwhile !== null && markup` data-meanwhile="${onOneLine(frame.meanwhile, LONGEST_CAPTION)}"`}${
    frame.masked > 0 && markup` data-masked="${maskedText(frame.masked)}"`
  }${frame.failed && markup` data-failed="This step failed in the rehearsal"`}>${onOneLine(frame.caption, LONGEST_CAPTION)}</li>`;
}

function missingText({ picture }: Frame): string {
  return picture === null ? 'No picture was taken of this step' : 'The picture of this step is missing';
}

function maskedText(count: number): string {
  return count === 1 ? '1 sensitive field is masked' : `${count} sensitive fields are masked`;
}

/** Left, top, width and height, each in percent of the picture. */
function sharesOf({ x, y, width, height }: Outline): string {
  return [x, y, width, height].map((share) => (share * 100).toFixed(3)).join(' ');
}
