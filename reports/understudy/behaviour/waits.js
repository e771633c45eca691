import { announcement, byId, showCaption } from './stage.js';

// Waits of the rehearsal: skipped and said, or played because somebody chose so. Nothing is ever played by itself.
export const PACES = [
  { times: 0, name: 'skipped' },
  { times: 4, name: '4 times as fast' },
  { times: 1, name: 'as long as they took' },
];
export let pace = 0;
export let openWait = null;

export const changePace = () => {
  pace = (pace + 1) % PACES.length;
  byId('waits').textContent = `Waits: ${PACES[pace].name}`;
  announcement.textContent = byId('waits').textContent;
};

export const endWait = () => {
  if (openWait === null) return;
  clearInterval(openWait.timer);
  openWait = null;
  byId('wait').hidden = true;
  document.body.classList.remove('is-waiting');
};

// Waits before a cue as long as it was chosen. `arrived` hears whether it was waited out, or somebody went on before.
export const waitFor = ({ waited, waitedText, meanwhile }, arrived) => {
  const { times, name } = PACES[pace];
  const end = Date.now() + Number(waited) / times;
  const tellLeft = () => {
    const seconds = Math.max(1, Math.ceil((end - Date.now()) / 1000));
    byId('wait-left').textContent = times === 1 ? `${seconds} s left` : `${seconds} s left, ${name}`;
  };
  byId('wait-says').textContent = `${waitedText} passed here in the rehearsal`;
  tellLeft();
  if (meanwhile !== undefined) showCaption(meanwhile);
  byId('wait').hidden = false;
  document.body.classList.add('is-waiting');
  announcement.textContent = [byId('wait-says').textContent, meanwhile ?? ''].join('. ');
  const timer = setInterval(() => {
    if (Date.now() < end) return tellLeft();
    endWait();
    arrived(true);
  }, 200);
  openWait = { timer, arrived };
};
