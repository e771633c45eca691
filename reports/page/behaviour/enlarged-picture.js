// Pictures open large in a dialog, with the ones beside it a key away. Without this they open as files.
// Listens at the document, since a scenario's pictures may be drawn long after the page was opened.
let pictures = [];
let shown = 0;
let dialog;
const picture = document.createElement('img');
const caption = document.createElement('p');
// Lies over the picture as the picture lies in its box, so that shares of the one are shares of the other.
const outline = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
outline.classList.add('outline');
outline.setAttribute('aria-hidden', 'true');

const drawOutline = () => {
  const shares = pictures[shown]?.dataset.outline?.split(' ').map(Number);
  outline.replaceChildren();
  if (shares?.length !== 4 || picture.naturalWidth === 0) return;
  const [width, height] = [picture.naturalWidth, picture.naturalHeight];
  outline.setAttribute('viewBox', `0 0 ${width} ${height}`);
  for (const look of ['halo', '']) {
    const rectangle = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    if (look !== '') rectangle.classList.add(look);
    for (const [index, name] of ['x', 'y', 'width', 'height'].entries())
      rectangle.setAttribute(name, shares[index] * (index % 2 === 0 ? width : height));
    outline.append(rectangle);
  }
};
picture.addEventListener('load', drawOutline);

const show = (index) => {
  shown = (index + pictures.length) % pictures.length;
  const link = pictures[shown];
  // A page that is one file has its pictures in itself, where no link can lead.
  picture.src = link.querySelector('img')?.src ?? link.href;
  picture.alt = link.dataset.enlarge;
  caption.textContent = link.dataset.enlarge;
  // Until the new picture is there, the outline of the old one would be wrong; the same picture does not load again.
  outline.replaceChildren();
  if (picture.complete) drawOutline();
};

const button = (text, act) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
};

const madeDialog = () => {
  const made = document.createElement('dialog');
  made.className = 'enlarged';
  made.setAttribute('aria-label', 'Screenshot');
  // The dialog itself has the focus at first: on a button, the Enter that opened it would press that too.
  made.tabIndex = -1;
  made.autofocus = true;
  caption.setAttribute('aria-live', 'polite');
  const bar = document.createElement('div');
  bar.append(
    caption,
    button('Previous', () => show(shown - 1)),
    button('Next', () => show(shown + 1)),
    button('Close', () => made.close()),
  );
  const framed = document.createElement('figure');
  framed.append(picture, outline);
  made.append(bar, framed);
  made.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight') show(shown + 1);
    if (event.key === 'ArrowLeft') show(shown - 1);
  });
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  made.addEventListener('close', () => pictures[shown].focus());
  document.body.append(made);
  return made;
};

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-enlarge]');
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pictures = [...document.querySelectorAll('a[data-enlarge]')];
  dialog ??= madeDialog();
  show(pictures.indexOf(link));
  dialog.showModal();
});
