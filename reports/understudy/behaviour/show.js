import { draw, forgetAllBut } from './album.js';
import { advance, announcement, byId, showCue } from './stage.js';
import { endWait, openWait, PACES, pace, waitFor } from './waits.js';

// The course of the show: from the tiles into a scenario, screen by screen, and back to the tiles.
const chapters = [...document.querySelectorAll('#script [data-chapter]')].map((chapter) => [
  ...chapter.querySelectorAll('[data-cue]'),
]);
export const tiles = [...document.querySelectorAll('.tile')];
const AT_START = { chapter: -1, cue: 0 };
export let place = AT_START;

const remember = (address) => {
  try {
    history.replaceState(null, '', address);
  } catch {
    // Some browsers keep no address for a file: then only a reload begins anew.
  }
};

export const isAtStart = () => place.chapter === -1;

const showParts = () => {
  const atStart = isAtStart();
  document.body.classList.toggle('is-at-start', atStart);
  byId('start').hidden = !atStart;
  byId('stage').hidden = atStart;
  for (const id of ['to-start', 'back', 'on']) byId(id).hidden = atStart;
};

export const toStart = (focused = Math.max(0, place.chapter)) => {
  endWait();
  place = AT_START;
  showParts();
  byId('size').hidden = true;
  forgetAllBut([]);
  remember('#');
  tiles[focused]?.focus();
};

export const go = (chapter, cue, wasWaited = false) => {
  endWait();
  const wasAtStart = isAtStart();
  place = { chapter, cue };
  const cues = chapters[chapter];
  showParts();
  showCue(cues[cue], (cue + 1) / cues.length, wasWaited);
  const near = [cues[cue - 1], cues[cue], cues[cue + 1]].map((each) => each?.dataset.picture);
  if (near[2] !== undefined) draw(near[2]);
  forgetAllBut(near);
  remember(`#${chapter + 1}.${cue + 1}`);
  if (wasAtStart || document.activeElement === document.body) advance.focus({ preventScroll: true });
};

const endChapter = () => {
  const tile = tiles[place.chapter];
  tile.querySelector('.tile-shown').hidden = false;
  const next = Math.min(place.chapter + 1, tiles.length - 1);
  const name = (index) => document.querySelectorAll('#script [data-chapter]')[index].dataset.chapter;
  const ended = name(place.chapter);
  const isLast = place.chapter === tiles.length - 1;
  toStart(next);
  announcement.textContent = isLast
    ? `The end of ${ended}, and of the show`
    : `The end of ${ended}. Next: ${name(next)}`;
};

export const on = () => {
  if (openWait !== null) return openWait.arrived(false);
  const { chapter, cue } = place;
  const next = chapters[chapter][cue + 1];
  if (next === undefined) return endChapter();
  const arrived = (wasWaited) => go(chapter, cue + 1, wasWaited);
  if (next.dataset.waited === undefined || PACES[pace].times === 0) return arrived(false);
  waitFor(next.dataset, arrived);
};

export const back = () => (place.cue === 0 ? toStart() : go(place.chapter, place.cue - 1));
export const toEnd = () => go(place.chapter, chapters[place.chapter].length - 1);

const fromAddress = () => {
  const [, chapter, cue] = /^#(\d{1,6})\.(\d{1,6})$/.exec(location.hash) ?? [];
  if (chapters[chapter - 1]?.[cue - 1] !== undefined) go(chapter - 1, cue - 1);
};

for (const [index, tile] of tiles.entries()) {
  tile.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(index, 0);
  });
}
advance.addEventListener('click', on);
byId('wait').addEventListener('click', on);
byId('on').addEventListener('click', on);
byId('back').addEventListener('click', back);
byId('to-start').addEventListener('click', () => toStart());
addEventListener('hashchange', fromAddress);
fromAddress();
