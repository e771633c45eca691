import type { Step } from '../../model/evidence.ts';
import type { Outline, Picture } from '../../model/picture.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { relativeHref } from '../words/href.ts';
import { capitalised } from '../words/sentence.ts';

interface Shown {
  href: string;
  says: string;
  outline: Outline | null;
}

/** Where to click, if that was kept, and how the screen looks once the step is done. */
export function renderCuePictures(step: Step, caption: string, present: ReadonlySet<string>): Markup {
  const before = step.pictures.findLast(({ moment, outline }) => moment === 'before-action' && outline !== null);
  const after = step.pictures.findLast(({ moment }) => moment === 'end');
  const shown = [shownAs(before, 'where to click', present), shownAs(after, 'the screen then', present)].filter(
    (picture) => picture !== null,
  );
  if (shown.length > 0)
    return markup`<div class="cue-pictures">${shown.map((each) => renderPicture(each, caption))}</div>`;
  return step.pictures.length === 0
    ? nothing
    : markup`<div class="cue-pictures"><p class="no-picture">The picture is missing</p></div>`;
}

function shownAs(picture: Picture | undefined, says: string, present: ReadonlySet<string>): Shown | null {
  const href = picture === undefined ? undefined : relativeHref(picture.path);
  if (picture === undefined || href === undefined || !present.has(picture.path)) return null;
  return { href, says, outline: picture.outline };
}

function renderPicture({ href, says, outline }: Shown, caption: string): Markup {
  const alt = `${caption}, ${says}`;
  return markup`<figure class="cue-picture"><a href="${href}" data-enlarge="${alt}"${outline !== null && markup` data-outline="${sharesOf(outline).join(' ')}"`}><img src="${href}" alt="${alt}" loading="lazy" decoding="async">${outline !== null && renderOutline(outline)}</a><figcaption>${capitalised(says)}</figcaption></figure>`;
}

/** For the picture when it is enlarged: a fifth of a pixel on a wide screen is near enough. */
function sharesOf({ x, y, width, height }: Outline): number[] {
  return [x, y, width, height].map((share) => Math.round(share * 10_000) / 10_000);
}

function renderOutline({ x, y, width, height }: Outline): Markup {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const at = markup`x="${percent(x)}" y="${percent(y)}" width="${percent(width)}" height="${percent(height)}"`;
  return markup`<svg class="cue-outline" aria-hidden="true" focusable="false"><rect class="under" ${at} rx="3"/><rect class="over" ${at} rx="3"/></svg>`;
}
