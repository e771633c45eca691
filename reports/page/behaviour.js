// Pictures open large in a dialog, with the ones beside it a key away. Without this they open as files.
const pictures = [...document.querySelectorAll('a[data-enlarge]')];
if (pictures.length > 0) {
  const dialog = document.createElement('dialog');
  dialog.className = 'enlarged';
  dialog.setAttribute('aria-label', 'Screenshot');
  // The dialog itself has the focus at first: on a button, the Enter that opened it would press that too.
  dialog.tabIndex = -1;
  dialog.autofocus = true;
  const picture = document.createElement('img');
  const caption = document.createElement('p');
  caption.setAttribute('aria-live', 'polite');
  const bar = document.createElement('div');
  const button = (text, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', act);
    return made;
  };
  let shown = 0;
  const show = (index) => {
    shown = (index + pictures.length) % pictures.length;
    const link = pictures[shown];
    picture.src = link.href;
    picture.alt = link.dataset.enlarge;
    caption.textContent = link.dataset.enlarge;
  };
  bar.append(
    caption,
    button('Previous', () => show(shown - 1)),
    button('Next', () => show(shown + 1)),
    button('Close', () => dialog.close()),
  );
  dialog.append(bar, picture);
  document.body.append(dialog);
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight') show(shown + 1);
    if (event.key === 'ArrowLeft') show(shown - 1);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => pictures[shown].focus());
  for (const [index, link] of pictures.entries()) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(index);
      dialog.showModal();
    });
  }
}

// A cell of the readiness table that is open lies over the rows below it: Escape and a click beside it close it.
const closeCells = (except) => {
  for (const cell of document.querySelectorAll('.finding-cell[open]')) if (cell !== except) cell.open = false;
};
document.addEventListener('keydown', (event) => {
  const cell = event.target.closest?.('.finding-cell[open]');
  if (event.key !== 'Escape' || cell === null || cell === undefined) return;
  cell.open = false;
  cell.querySelector('summary').focus();
});
document.addEventListener('click', (event) => closeCells(event.target.closest('.finding-cell')));

// The demo's time, also by the clock of the person who reads this.
for (const time of document.querySelectorAll('time[data-local]')) {
  const at = new Date(time.dateTime);
  if (at.getTimezoneOffset() === 0) continue;
  const local = document.createElement('span');
  local.className = 'local-time';
  local.textContent = ` ${at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })} where you are`;
  time.after(local);
}

// How long it still is until the demo. What is read aloud stays as it was written: nothing here announces itself.
const MINUTE = 60_000;
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const untilThen = (left, withSeconds) => {
  const minutes = Math.floor(left / MINUTE);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `in ${days === 1 ? '1 day' : `${days} days`} ${hours} h`;
  if (hours > 0) return `in ${hours} h ${minutes % 60} min`;
  const seconds = String(Math.floor((left % MINUTE) / 1000)).padStart(2, '0');
  return withSeconds ? `in ${minutes} min ${seconds} s` : minutes === 0 ? 'in under a minute' : `in ${minutes} min`;
};
for (const shown of document.querySelectorAll('[data-countdown]')) {
  const end = Date.parse(shown.dataset.countdown);
  const tick = () => {
    const left = end - Date.now();
    if (left <= 0) {
      shown.textContent = 'now';
      return;
    }
    const withSeconds = left < 60 * MINUTE && !calm.matches;
    shown.textContent = untilThen(left, withSeconds);
    setTimeout(tick, (left % (withSeconds ? 1000 : MINUTE)) + 1);
  };
  // Of a demo that is over, the page goes on saying how far it was when it was made.
  if (end > Date.now()) tick();
}
