import { draw } from './album.js';

// One screen: its picture as large as there is room for, what to click on it, and what is said.
export const byId = (id) => document.getElementById(id);
const ENLARGED_FROM = 1.25;

const frame = byId('frame');
export const advance = byId('advance');
export const announcement = byId('announcement');

const textItem = (text, className) => {
  const item = document.createElement('li');
  item.textContent = text;
  if (className !== undefined) item.className = className;
  return item;
};

// Where there are fewer points in the picture than on the screen, it is less sharp than it was: then that is said.
export const sayHowLarge = () => {
  const image = byId('picture').firstElementChild;
  const times = image === null ? 1 : (frame.clientWidth * devicePixelRatio) / (image.naturalWidth || Infinity);
  const isEnlarged = times >= ENLARGED_FROM;
  const isAsRecorded = document.body.classList.contains('is-as-recorded');
  byId('size').hidden = !(isEnlarged || isAsRecorded) || byId('stage').hidden;
  for (const note of document.querySelectorAll('.is-size')) note.remove();
  if (!isEnlarged) return;
  byId('notes').append(textItem(`Enlarged ${times.toFixed(1)} times: less sharp than it was`, 'is-size'));
};
new ResizeObserver(() => {
  sayHowLarge();
  fitCaption();
}).observe(frame);

const placeHotSpot = (shares) => {
  const [left, top, width, height] = shares === undefined ? ['0', '0', '100', '100'] : shares.split(' ');
  frame.classList.toggle('has-hot-spot', shares !== undefined);
  for (const [name, share] of Object.entries({ left, top, width, height })) advance.style[name] = `${share}%`;
};

const showPicture = async ({ picture, missing, alt }) => {
  const holder = byId('picture');
  byId('missing').hidden = picture !== undefined;
  byId('missing').textContent = missing ?? '';
  frame.classList.toggle('is-missing', picture === undefined);
  if (picture === undefined) {
    holder.replaceChildren();
    sayHowLarge();
    return;
  }
  const image = draw(picture);
  image.alt = alt;
  holder.replaceChildren(image);
  try {
    await image.decode();
  } catch {
    if (holder.firstElementChild !== image) return;
    // It was a picture when the file was made, and no browser can draw it.
    await showPicture({ missing: 'The picture of this step can’t be drawn' });
    return;
  }
  if (holder.firstElementChild !== image) return;
  frame.style.setProperty('--ratio', String(image.naturalWidth / image.naturalHeight));
  frame.style.setProperty('--recorded', `${image.naturalWidth / devicePixelRatio}px`);
  sayHowLarge();
};

const notesOf = ({ waitedText, masked, failed }, wasWaited) => [
  ...(waitedText === undefined
    ? []
    : [textItem(`${waitedText} passed here in the rehearsal${wasWaited ? '' : ': skipped'}`)]),
  ...(masked === undefined ? [] : [textItem(masked)]),
  ...(failed === undefined ? [] : [textItem(failed, 'is-failed')]),
];

const fitCaption = () => {
  const caption = byId('caption');
  const overflows = () => caption.scrollHeight > caption.clientHeight + 1;
  caption.classList.remove('is-long');
  caption.classList.toggle('is-long', overflows());
  // What does not fit even so can be scrolled, by key as well.
  if (overflows()) caption.tabIndex = 0;
  else caption.removeAttribute('tabindex');
};
export const showCaption = (text) => {
  byId('caption').textContent = text;
  byId('caption').scrollTop = 0;
  fitCaption();
};

export const showCue = (cue, share, wasWaited) => {
  const told = cue.dataset;
  const caption = cue.textContent;
  byId('scenario').textContent = cue.closest('[data-chapter]').dataset.chapter;
  byId('place').textContent = told.step;
  byId('cue-title').textContent = told.title === caption ? '' : told.title;
  showCaption(caption);
  const notes = notesOf(told, wasWaited);
  byId('notes').replaceChildren(...notes);
  byId('progress').style.setProperty('--share', String(share));
  placeHotSpot(told.hotSpot);
  advance.setAttribute('aria-label', told.hotSpot === undefined || told.does === undefined ? 'Next screen' : told.does);
  announcement.textContent = [
    told.step,
    caption,
    told.missing ?? told.alt,
    ...notes.map((note) => note.textContent),
  ].join('. ');
  showPicture(told);
};

// Where one thing is to be clicked, a click beside it shows which.
byId('screen').addEventListener('click', (event) => {
  if (!frame.classList.contains('has-hot-spot') || event.target === advance) return;
  advance.classList.remove('is-hinting');
  requestAnimationFrame(() => advance.classList.add('is-hinting'));
});
advance.addEventListener('animationend', () => advance.classList.remove('is-hinting'));
