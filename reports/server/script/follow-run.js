// Keeps the page of a run that goes on up to date: asks for the parts that changed, and only while somebody looks.
let version = Number(document.body.dataset.version);
let isStale = true;
let isAsking = false;
let isGone = false;
const said = document.getElementById('live-said');
const list = document.getElementById('live-scenarios');

const draw = ({ id, content }) => {
  const sent = new DOMParser().parseFromString(content, 'text/html').getElementById(id);
  const shown = document.getElementById(id);
  if (sent === null) return;
  if (shown === null) list.append(document.importNode(sent, true));
  else morph(shown, sent);
};

// Who listens hears where it stands now and then, not every click of a fast scenario; what went wrong is heard at once.
const PAUSE_MS = 3000;
let telling;
let toldAt = -PAUSE_MS;
const tell = (text) => {
  clearTimeout(telling);
  if (said.textContent === text) return;
  const isUrgent = /: (failed|cut-off)$|^The scenario /.test(text);
  const wait = isUrgent ? 0 : toldAt + PAUSE_MS - performance.now();
  telling = setTimeout(() => {
    toldAt = performance.now();
    said.textContent = text;
  }, wait);
};

// What has the focus, and is seen, stays where it is seen, however much comes in above it.
const inPlace = (change) => {
  const held = document.activeElement;
  const before = held.getBoundingClientRect().top;
  const isHeld = held !== document.body && before >= 0 && before < innerHeight;
  document.documentElement.style.overflowAnchor = isHeld ? 'none' : '';
  change();
  if (!isHeld || !held.isConnected) return;
  scrollBy({ top: held.getBoundingClientRect().top - before, behavior: 'instant' });
};

const refresh = async () => {
  if (isAsking || document.hidden) return;
  isAsking = true;
  while (isStale) {
    isStale = false;
    const answer = await fetch(`live/parts?since=${version}`).catch(() => undefined);
    if (answer?.status !== 200) break;
    const news = await answer.json();
    version = news.version;
    inPlace(() => news.parts.forEach(draw));
    tell(news.said);
    tick();
  }
  isAsking = false;
};

// Of many scenarios, what is inside those that passed is fetched when they are opened.
document.addEventListener(
  'toggle',
  async ({ target }) => {
    if (!target.open || target.dataset?.undrawn === undefined) return;
    const { id } = target.parentElement;
    const answer = await fetch(`live/scenario?part=${id}`).catch(() => undefined);
    if (answer?.ok) draw({ id, content: await answer.text() });
  },
  true,
);

// How long what goes on has taken, by the reader's clock.
const tick = () => {
  for (const shown of document.querySelectorAll('[data-since]')) {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(shown.dataset.since)) / 1000));
    const text = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    if (shown.textContent !== text) shown.textContent = text;
  }
};
setInterval(tick, 1000);

const ended = (text) => {
  const note = document.createElement('p');
  note.className = 'live-end';
  note.textContent = text;
  document.body.prepend(note);
  clearTimeout(telling);
  said.textContent = text;
};

const news = new EventSource('live/news');
news.addEventListener('changed', () => {
  isStale = true;
  refresh();
});
// The page of the run as it is kept takes the place of this one.
news.addEventListener('ended', () => {
  news.close();
  location.reload();
});
news.addEventListener('error', () => {
  if (news.readyState !== EventSource.CLOSED && isGone) return;
  isGone = true;
  ended(
    'Nothing is served here any more: the rehearsal was ended before its report was made, or the server was stopped.',
  );
});
news.addEventListener('open', () => {
  isGone = false;
  document.querySelector('.live-end')?.remove();
});
document.addEventListener('visibilitychange', refresh);
tick();
