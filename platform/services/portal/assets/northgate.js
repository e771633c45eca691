// The portal works without this. With it, pages that wait follow what happens by themselves, and a form is not sent
// twice by a double click.

const ASKS_EVERY_MS = 500;
const ANSWERS_WITHIN_MS = 5000;
const FAILURES_BEFORE_SAYING = 4;

for (const summary of document.querySelectorAll('[data-error-summary]')) summary.focus();

for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'true') event.preventDefault();
    form.dataset.sent = 'true';
  });
}
// A page that comes back from the browser's memory can be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) delete form.dataset.sent;
});

const live = document.querySelector('[data-live]');
if (live !== null && live.dataset.settled !== 'true') follow(live, 0);

function follow(region, failures) {
  setTimeout(async () => {
    const failed = await refresh(region).then(
      () => 0,
      () => failures + 1,
    );
    say(region, failed >= FAILURES_BEFORE_SAYING ? 'We can’t reach Northgate just now. We keep trying.' : '');
    if (region.dataset.settled !== 'true') follow(region, failed);
  }, ASKS_EVERY_MS);
}

async function refresh(region) {
  const response = await fetch(region.dataset.source, {
    headers: { accept: 'text/html', 'x-correlation-id': region.dataset.correlation },
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  });
  if (!response.ok) throw new Error(`the portal answers ${response.status}`);
  const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = answer.querySelector('[data-live]');
  if (fresh === null) throw new Error('the portal answers something else');
  if (fresh.dataset.state !== region.dataset.state) exchange(region, fresh);
}

// The parts stay where they are and get new content: only so is the status region announced.
function exchange(region, fresh) {
  const focusWasInside = region.querySelector('[data-part="details"]').contains(document.activeElement);
  for (const part of region.querySelectorAll('[data-part]')) {
    const replacement = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (replacement.innerHTML !== part.innerHTML) part.replaceChildren(...replacement.childNodes);
  }
  Object.assign(region.dataset, { ...fresh.dataset });
  document.title = fresh.dataset.title;
  if (focusWasInside) region.querySelector('[data-part="heading"]').focus();
}

function say(region, text) {
  const place = region.querySelector('[data-connection]');
  if (place.textContent !== text) place.textContent = text;
}
