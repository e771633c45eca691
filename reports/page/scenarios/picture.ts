import type { Step } from '../../../model/evidence.ts';
import type { Outline, Picture } from '../../../model/picture.ts';
import { type PictureAddress, pictureAddress, standsAlone } from '../../embedding/embedded-pictures.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { capitalised } from '../../words/sentence.ts';

interface Shown extends Picture {
  address: PictureAddress;
}

/**
 * A step's pictures: how it ended large, and below it the moments before something was done, with the element acted on
 * outlined. `caption` is what each is called. Says so where one was taken and is not here.
 */
export function renderPictures(step: Step, caption: string, present: ReadonlySet<string>): Markup {
  const shown = step.pictures.flatMap((picture): Shown[] => {
    const address = pictureAddress(picture.path, present);
    return address === undefined ? [] : [{ ...picture, address }];
  });
  const main = shown.findLast(({ moment }) => moment === 'end') ?? shown.at(-1);
  if (main === undefined) {
    const missing = standsAlone(present) ? 'The picture is in the run’s folder' : 'The picture is missing';
    const said = step.screenshots.length > 0 ? missing : 'No picture';
    return markup`<div class="picture is-missing"><span>${said}</span></div>`;
  }
  const others = shown.filter((picture) => picture !== main);
  const masked = Math.max(...shown.map((picture) => picture.masked));
  const said =
    masked === 0 ? nothing : markup`<p class="masked">${masked === 1 ? '1 field' : `${masked} fields`} masked</p>`;
  if (others.length === 0) return markup`<div class="pictures">${renderPicture(main, caption)}${said}</div>`;
  const before = others.map((picture, index) =>
    renderPicture(picture, `${caption}, ${momentOf(picture)}${others.length > 1 ? ` ${index + 1}` : ''}`),
  );
  const [only] = others.length === 1 ? others : [];
  return markup`<div class="pictures">${renderPicture(main, caption)}<div class="moments-before">${before}${only !== undefined && markup`<span class="moment-said" aria-hidden="true">${capitalised(momentOf(only))}</span>`}</div>${said}</div>`;
}

function momentOf({ moment }: Picture): string {
  return moment === 'end' ? 'earlier picture' : 'before the action';
}

function renderPicture({ address, outline }: Shown, caption: string): Markup {
  const drawn = outline === null ? nothing : renderOutline(outline);
  const told = outline === null ? nothing : markup` data-outline="${sharesOf(outline).join(' ')}"`;
  return markup`<a class="picture" href="${address.link}" data-enlarge="${caption}"${told}><span class="shot"><img src="${address.source}" alt="${caption}" loading="lazy" decoding="async">${drawn}</span></a>`;
}

/** Drawn over the picture, not in it: twice, so that it stands out on light and on dark. */
function renderOutline(outline: Outline): Markup {
  const [x, y, width, height] = sharesOf(outline);
  const place = markup`x="${x}" y="${y}" width="${width}" height="${height}"`;
  return markup`<svg class="outline" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="halo" ${place}/><rect ${place}/></svg>`;
}

/** Four decimals are a fifth of a pixel on a wide screen. */
function sharesOf({ x, y, width, height }: Outline): [number, number, number, number] {
  const short = (share: number) => Math.round(share * 10_000) / 10_000;
  return [short(x), short(y), short(width), short(height)];
}
