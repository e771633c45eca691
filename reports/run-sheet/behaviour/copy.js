// Copies a value at the press of its button. A file may be refused the clipboard: then the older way, then at least selected.
const announcer = document.createElement('p');
announcer.className = 'visually-hidden';
announcer.setAttribute('role', 'status');
document.body.append(announcer);
document.documentElement.classList.add('is-live');

const SHOWN_FOR = 2000;

const select = (value) => {
  const range = document.createRange();
  range.selectNodeContents(value);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
};

const copied = async (value) => {
  try {
    await navigator.clipboard.writeText(value.textContent);
    return true;
  } catch {
    select(value);
    return document.execCommand('copy');
  }
};

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (button === null) return;
  const value = button.previousElementSibling;
  const done = await copied(value);
  const label = button.firstChild;
  label.data = done ? 'Copied' : 'Selected';
  announcer.textContent = done
    ? `Copied ${button.dataset.copy}`
    : `${button.dataset.copy} is selected: copy it with the keyboard`;
  setTimeout(() => {
    label.data = 'Copy';
    announcer.textContent = '';
  }, SHOWN_FOR);
});
