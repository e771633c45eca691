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
// By keyboard one would go on to cells that lie under it. In a list an open cell lies over nothing, and stays open.
document.addEventListener('focusin', ({ target }) => {
  const open = document.querySelector('.finding-cell[open]');
  if (open === null || open.contains(target)) return;
  if (getComputedStyle(open.querySelector('.findings')).position === 'absolute') open.open = false;
});
document.addEventListener('click', (event) => closeCells(event.target.closest('.finding-cell')));
