// Keeps an open page as the bank is now: whenever the bank says that something may have changed, the page is fetched
// again and the parts that differ are put in, without taking away what somebody is typing.
const announcement = document.getElementById('announcement');
const connection = document.getElementById('connection');

const liveParts = (page) => [...page.querySelectorAll('[data-live]')].map((part) => [part.dataset.live, part]);
const newsIn = (page) =>
  new Map([...page.querySelectorAll('[data-news-id]')].map((item) => [item.dataset.newsId, item.dataset.news]));

/** The page as the bank sent it last: what is typed since does not count as a difference. */
const sent = new Map(liveParts(document).map(([name, part]) => [name, part.innerHTML]));
let news = newsIn(document);

/** What somebody did to the fields of a part, to be done again to those that take their place. */
function keep(part) {
  const fields = [...part.querySelectorAll('input[id], textarea[id], select[id]')];
  const typed = fields
    .filter(({ type }) => type !== 'hidden')
    .map(({ id, value, checked, style }) => ({ id, value, checked, width: style.width, height: style.height }));
  const opened = [...part.querySelectorAll('details[id][open]')].map(({ id }) => id);
  const active = part.contains(document.activeElement) ? document.activeElement : null;
  const caret = active?.selectionStart === undefined ? null : [active.selectionStart, active.selectionEnd];
  return () => {
    for (const { id, value, checked, width, height } of typed) {
      const field = document.getElementById(id);
      if (field === null || !part.contains(field)) continue;
      field.value = value;
      field.checked = checked;
      Object.assign(field.style, { width, height });
    }
    for (const id of opened) document.getElementById(id)?.setAttribute('open', '');
    if (active === null) return;
    const again = active.id === '' ? null : document.getElementById(active.id);
    // What had the focus may be gone, such as a button when a colleague decided: then reading goes on at the top.
    (again ?? document.getElementById('main')).focus({ preventScroll: again !== null });
    if (caret !== null && caret[0] !== null && again !== null) again.setSelectionRange(...caret);
  };
}

function putIn(fresh) {
  // Read first: what is put in is no longer in the fresh page.
  const freshNews = newsIn(fresh);
  const now = new Map(liveParts(fresh));
  for (const [name, part] of liveParts(document)) {
    const next = now.get(name);
    if (next === undefined || next.innerHTML === sent.get(name)) continue;
    sent.set(name, next.innerHTML);
    const restore = keep(part);
    part.replaceChildren(...next.childNodes);
    restore();
  }
  document.title = fresh.title;
  tell(freshNews);
}

/** Says what is new to those who do not see it. */
function tell(current) {
  const fresh = [...current].filter(([id]) => !news.has(id)).map(([, text]) => text);
  news = current;
  if (fresh.length > 0)
    announcement.textContent = fresh.length > 3 ? `${fresh.length} cases changed.` : fresh.join('. ');
}

let asking = false;
let askAgain = false;

async function refresh() {
  askAgain = asking;
  if (asking) return;
  asking = true;
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (response.redirected) location.assign(response.url);
    else if (response.ok) putIn(new DOMParser().parseFromString(await response.text(), 'text/html'));
    else if (response.status === 404) location.replace(location.href);
  } catch {
    // The bank is away: the event stream says so, and asks again when it is back.
  } finally {
    asking = false;
  }
  if (askAgain) refresh();
}

function showConnection(state, text) {
  connection.hidden = false;
  connection.dataset.state = state;
  connection.textContent = text;
}

const TRY_AGAIN_MS = 5000;
let stream = null;

function listen() {
  stream?.close();
  stream = null;
  // A browser keeps only a few connections to one address open: pages that nobody looks at hold none.
  if (document.hidden) return;
  stream = new EventSource('/console/changes');
  stream.addEventListener('changed', () => {
    showConnection('live', 'Live');
    refresh();
  });
  stream.addEventListener('error', () => {
    showConnection('away', 'No connection');
    // The browser tries again by itself, unless it was answered with something else: a sign-in page, or a refusal.
    if (stream?.readyState !== EventSource.CLOSED) return;
    refresh();
    setTimeout(listen, TRY_AGAIN_MS);
  });
}

document.addEventListener('visibilitychange', listen);
listen();
