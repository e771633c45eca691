// The pictures lie in this file as text. Only the one that is shown, its neighbours and those of the tiles are drawn.
const drawn = new Map();

const addressOf = (number) => {
  const text = document.getElementById(`picture-${number}`);
  return text === null ? undefined : `data:${text.dataset.type};base64,${text.textContent}`;
};

export const draw = (number) => {
  const known = drawn.get(number);
  if (known !== undefined) return known;
  const image = document.createElement('img');
  image.alt = '';
  image.draggable = false;
  image.src = addressOf(number) ?? '';
  drawn.set(number, image);
  return image;
};

export const forgetAllBut = (numbers) => {
  for (const number of drawn.keys()) if (!numbers.includes(number)) drawn.delete(number);
};

for (const holder of document.querySelectorAll('.tile-picture[data-picture]')) {
  const image = document.createElement('img');
  image.alt = '';
  image.decoding = 'async';
  image.src = addressOf(holder.dataset.picture) ?? '';
  holder.append(image);
}
