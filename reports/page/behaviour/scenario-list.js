// A list of very many scenarios: most of it lies packed in the page and is drawn when it is asked for. A scenario is meant
// by its place in the evidence. What is unpacked is the page's own markup, escaped when the page was written.
const ROWS_MORE = 100;
const root = document.querySelector('.many-scenarios');

// What is packed comes last in the page: while that is being read, a block is whole once something stands behind it.
const wholeBlock = (id) =>
  new Promise((found) => {
    const look = () => {
      const block = document.getElementById(id);
      if (document.readyState === 'loading' && !block?.nextElementSibling) return;
      reading.disconnect();
      document.removeEventListener('DOMContentLoaded', look);
      found(block);
    };
    // Told of before the next frame is drawn, which a timer would not be.
    const reading = new MutationObserver(look);
    reading.observe(document.body, { childList: true });
    document.addEventListener('DOMContentLoaded', look);
    look();
  });

// Read chunk by chunk, and not by a Response: so it needs no task of its own, and is drawn before the page is laid out.
const unpack = async (id) => {
  const bytes = Uint8Array.from(atob((await wholeBlock(id)).textContent), (letter) => letter.charCodeAt(0));
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => {});
  const reader = readable.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
    text += decoder.decode(chunk.value, { stream: true });
  return text + decoder.decode();
};

const kept = new Map();
const unpackOnce = (id, read) => {
  if (!kept.has(id)) kept.set(id, unpack(id).then(read));
  return kept.get(id);
};
const parts = (text) => text.split('\0');

const drawn = (html) => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
};

const drawBody = async (row) => {
  const place = Number(row.dataset.place);
  delete row.dataset.undrawn;
  const size = Number(root.dataset.bodies);
  try {
    const bodies = parts(await unpack(`scenario-bodies-${Math.floor(place / size)}`));
    row.append(drawn(bodies[place % size]));
  } catch {
    const said = document.createElement('p');
    said.className = 'nothing-here';
    said.textContent = 'This browser can’t unpack what is inside. It is all in evidence.json, beside this page.';
    row.append(said);
  }
};

// Rows that were drawn once are kept, and with them what was opened in them.
const rows = new Map();
const drawRow = async (place) => {
  if (rows.has(place)) return rows.get(place);
  const size = Number(root.dataset.rows);
  const texts = await unpackOnce(`scenario-rows-${Math.floor(place / size)}`, parts);
  if (!rows.has(place)) rows.set(place, drawn(texts[place % size]).firstElementChild);
  return rows.get(place);
};

if (root !== null) {
  const list = root.querySelector('.scenario-list');
  const linked = root.querySelector('.linked-scenario');
  const more = root.querySelector('.more-scenarios button');
  const find = root.querySelector('input[type=search]');
  const order = root.querySelector('select');
  const said = root.querySelector('[role=status]');
  for (const row of list.children) rows.set(Number(row.dataset.place), row);
  const drawOpened = (row) => {
    if (row?.dataset.undrawn !== undefined) drawBody(row);
  };
  for (const place of [list, linked]) {
    // A row tells that it was opened only after it was drawn empty: what was clicked is drawn at once.
    place.addEventListener('click', ({ target }) => drawOpened(target.closest('summary')?.parentElement));
    // Does not bubble, so it is caught on its way down.
    place.addEventListener('toggle', ({ target }) => drawOpened(target.open ? target : undefined), true);
  }

  let matching;
  const asked = () => ({
    kind: root.querySelector('input[name=which-scenarios]:checked')?.value ?? 'all',
    words: find.value.toLowerCase().split(/\s+/).filter(Boolean),
    order: order.value,
  });

  const matchingNow = async () => {
    const { kind, words, order: by } = asked();
    const index = await unpackOnce('scenario-index', JSON.parse);
    const inside = words.length === 0 ? [] : await unpackOnce('scenario-words', parts);
    const ofKind = kind === 'all' ? undefined : new Set(index.kinds[kind]);
    const holds = (place) =>
      (ofKind === undefined || ofKind.has(place)) &&
      words.every((word) => index.titles[place].includes(word) || inside[place].includes(word));
    const all = by === 'troubles' ? index.troublesFirst : [...index.titles.keys()];
    const found = all.filter(holds);
    return by === 'longest' ? found.sort((a, b) => index.durationsMs[b] - index.durationsMs[a]) : found;
  };

  const tell = (shown) => {
    const total = matching.length.toLocaleString('en');
    const noun = matching.length === 1 ? 'scenario' : 'scenarios';
    said.textContent = matching.length === 0 ? 'No scenario is like that' : `${total} ${noun}`;
    if (shown < matching.length) said.textContent += `, the first ${shown.toLocaleString('en')} are shown`;
    more.hidden = shown >= matching.length;
    linked.hidden = linked.childElementCount < 2;
  };

  // The latest question alone is answered: one asked before it may take longer to unpack.
  let latest = 0;
  const draw = async () => {
    latest += 1;
    const mine = latest;
    const found = await matchingNow();
    const first = await Promise.all(found.slice(0, ROWS_MORE).map(drawRow));
    if (mine !== latest) return;
    matching = found;
    linked.replaceChildren(linked.firstElementChild);
    list.replaceChildren(...first);
    tell(first.length);
    remember();
  };

  const drawMore = async () => {
    matching ??= await matchingNow();
    const shown = list.childElementCount;
    const next = await Promise.all(matching.slice(shown, shown + ROWS_MORE).map(drawRow));
    list.append(...next);
    tell(list.childElementCount);
    // The button moved below what it brought, or away: whoever pressed it goes on with the first that is new.
    next[0]?.querySelector('summary').focus();
  };

  // What was asked stays in the address, so that it can be passed on and comes back when the page is opened again.
  const remember = () => {
    const { kind, order: by } = asked();
    const given = { ...(find.value !== '' && { find: find.value }), ...(kind !== 'all' && { which: kind }) };
    const query = new URLSearchParams({ ...given, ...(by !== 'troubles' && { order: by }) }).toString();
    history.replaceState(null, '', query === '' ? '#scenarios' : `#scenarios?${query}`);
  };

  const recall = () => {
    if (!location.hash.startsWith('#scenarios?')) return;
    const query = new URLSearchParams(location.hash.slice('#scenarios?'.length));
    find.value = query.get('find') ?? '';
    for (const choice of root.querySelectorAll('input[name=which-scenarios]')) {
      if (choice.value === query.get('which')) choice.checked = true;
    }
    for (const option of order.options) if (option.value === query.get('order')) order.value = option.value;
    document.getElementById('scenarios').scrollIntoView();
    draw();
  };

  find.addEventListener('input', draw);
  root.querySelector('.scenario-tools').addEventListener('change', draw);
  more.addEventListener('click', drawMore);

  // A link may lead to a scenario that is in none of the rows drawn: it is then shown above them.
  const showLinked = async () => {
    const [, number] = /^#scenario-(\d+)$/.exec(location.hash) ?? [];
    if (number === undefined || document.getElementById(`scenario-${number}`) !== null) return;
    const row = await drawRow(Number(number) - 1).catch(() => undefined);
    if (row === undefined) return;
    linked.replaceChildren(linked.firstElementChild, row);
    linked.hidden = false;
    row.open = true;
    // Once more, now that there is something to be led to.
    location.replace(location.hash);
  };
  addEventListener('hashchange', showLinked);
  showLinked();
  recall();
}

// Whatever a link leads to is open when one arrives.
const openTarget = () => {
  const target = /^#scenario-\d+$/.test(location.hash) ? document.querySelector(location.hash) : null;
  if (target?.localName === 'details') target.open = true;
};
addEventListener('hashchange', openTarget);
openTarget();
