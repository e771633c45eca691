// How long it still is until the demo, and how long ago it was rehearsed. What is read aloud stays as it was written:
// nothing here announces itself.
const MINUTE = 60_000;
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const lengthOf = (span, withSeconds = false) => {
  const minutes = Math.floor(span / MINUTE);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${days === 1 ? '1 day' : `${days} days`} ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  const seconds = String(Math.floor((span % MINUTE) / 1000)).padStart(2, '0');
  return withSeconds ? `${minutes} min ${seconds} s` : minutes === 0 ? 'under a minute' : `${minutes} min`;
};
for (const shown of document.querySelectorAll('[data-countdown]')) {
  const begin = Date.parse(shown.dataset.countdown);
  const end = begin + Number(shown.dataset.slot ?? 0);
  const tick = () => {
    const left = begin - Date.now();
    const withSeconds = left > 0 && left < 60 * MINUTE && !calm.matches;
    if (left > 0) shown.textContent = `in ${lengthOf(left, withSeconds)}`;
    else shown.textContent = Date.now() < end ? 'now' : `was ${lengthOf(Date.now() - begin)} ago`;
    const period = withSeconds ? 1000 : MINUTE;
    setTimeout(tick, (((left % period) + period) % period) + 1);
  };
  tick();
}
for (const shown of document.querySelectorAll('[data-age]')) {
  const then = Date.parse(shown.dataset.age);
  const tick = () => {
    const age = Date.now() - then;
    // A clock that is behind that of the rehearsal can't tell.
    shown.textContent = age < 0 ? '' : `, ${age < MINUTE ? 'just now' : `${lengthOf(age)} ago`}`;
    setTimeout(tick, MINUTE);
  };
  tick();
}
