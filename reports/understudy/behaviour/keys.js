import { back, go, isAtStart, on, place, tiles, toEnd, toStart } from './show.js';
import { announcement, byId, sayHowLarge } from './stage.js';
import { changePace } from './waits.js';

// Keys, the remote control of a presenter (it presses Page Down and Page Up), swipes, and what can be chosen.
const choose = (name, className, [off, chosen]) => {
  const isOn = document.body.classList.toggle(className);
  byId(name).textContent = isOn ? chosen : off;
  announcement.textContent = byId(name).textContent;
  sayHowLarge();
};
const changeCaptions = () => choose('captions', 'is-without-captions', ['Captions: shown', 'Captions: hidden']);
const changeSize = () => choose('size', 'is-as-recorded', ['Size: as large as fits', 'Size: as recorded']);
const changeFullScreen = () => {
  const changed =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  changed.catch(() => {
    announcement.textContent = 'This browser does not allow full screen here';
  });
};

const focusTile = (by) => {
  const focused = tiles.indexOf(document.activeElement);
  tiles[Math.min(tiles.length - 1, Math.max(0, focused + by))]?.focus();
};
const openTile = () => go(Math.max(0, tiles.indexOf(document.activeElement)), 0);

const ANYWHERE = { f: () => document.fullscreenEnabled && changeFullScreen(), c: changeCaptions, w: changePace };
const AT_TILES = {
  ArrowRight: openTile,
  ArrowDown: () => focusTile(1),
  ArrowLeft: () => focusTile(-1),
  ArrowUp: () => focusTile(-1),
  Home: () => focusTile(-tiles.length),
  End: () => focusTile(tiles.length),
  PageDown: openTile,
  ' ': openTile,
};
const IN_SCENARIO = {
  ArrowRight: on,
  PageDown: on,
  ' ': on,
  ArrowLeft: back,
  PageUp: back,
  Home: () => go(place.chapter, 0),
  End: toEnd,
  Escape: () => toStart(),
  z: () => byId('size').hidden || changeSize(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // A button that has the focus is pressed by the space bar already.
  if (event.key === ' ' && event.target.closest?.('button, input') !== null) return;
  // Who dictates, or whose hand is not steady, would press letters unmeant.
  if (/^[a-z]$/i.test(event.key) && !byId('letters').checked) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = ANYWHERE[key] ?? (isAtStart() ? AT_TILES : IN_SCENARIO)[key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

const SWIPED = 50;
let touchedAt = null;
byId('screen').addEventListener('pointerdown', (event) => {
  touchedAt = event.pointerType === 'touch' && event.isPrimary ? { x: event.clientX, y: event.clientY } : null;
});
byId('screen').addEventListener('pointerup', (event) => {
  if (touchedAt === null) return;
  const [across, down] = [event.clientX - touchedAt.x, event.clientY - touchedAt.y];
  touchedAt = null;
  if (Math.abs(across) < SWIPED || Math.abs(across) < Math.abs(down)) return;
  if (across < 0) on();
  else back();
});

byId('captions').addEventListener('click', changeCaptions);
byId('waits').addEventListener('click', changePace);
byId('size').addEventListener('click', changeSize);
byId('full-screen').hidden = !document.fullscreenEnabled;
byId('full-screen').addEventListener('click', changeFullScreen);
if (isAtStart()) tiles[0]?.focus({ preventScroll: true, focusVisible: false });
