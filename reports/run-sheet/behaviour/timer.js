// The presenter's timer: how long it has gone on, where the plan would be, and how far that is from the first step not ticked
// off. Nothing of it is kept.
const timer = document.querySelector('.timer');
if (timer !== null) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const part = (name) => timer.querySelector(`[data-timer="${name}"]`);
  const slot = timer.dataset.slot === undefined ? undefined : Number(timer.dataset.slot);
  const cues = [...document.querySelectorAll('[data-cue]')].map((element) => ({
    element,
    number: element.dataset.cue,
    until: Number(element.dataset.until),
    title: element.querySelector('.cue-title').textContent,
    box: element.querySelector('.tick input'),
  }));
  let before = 0;
  let startedAt;

  const elapsed = () => before + (startedAt === undefined ? 0 : Date.now() - startedAt);
  const clock = (span) => {
    const seconds = Math.floor(span / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
    const two = (number) => String(number).padStart(2, '0');
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  };
  // What is read aloud is only written where it has changed.
  const write = (element, text) => {
    if (element !== null && element.textContent !== text) element.textContent = text;
  };

  const pace = (now, here) => {
    if (here === 0) return '';
    if (here === -1) return now <= slot ? `Done, with ${clock(slot - now)} left` : 'Done';
    const [from, until] = [cues[here - 1].until, cues[here].until];
    if (now > until) return `${clock(now - until)} behind the plan`;
    return now < from ? `${clock(from - now)} ahead of the plan` : 'On time';
  };

  const mark = (planned) => {
    for (const { element } of cues) {
      if (element === planned?.element) continue;
      element.classList.remove('is-planned');
      element.querySelector('.planned-now')?.remove();
    }
    if (planned === undefined || planned.element.classList.contains('is-planned')) return;
    planned.element.classList.add('is-planned');
    const said = document.createElement('span');
    said.className = 'planned-now';
    said.textContent = 'now, by the plan';
    planned.element.querySelector('.cue-figures').prepend(said);
  };

  const draw = () => {
    const now = elapsed();
    const isBegun = now > 0 || startedAt !== undefined;
    const here = cues.findIndex(({ box }) => !box.checked);
    write(part('elapsed'), clock(now));
    write(part('start'), startedAt === undefined ? (before > 0 ? 'Go on' : 'Start') : 'Pause');
    write(part('next'), here === -1 ? 'All ticked off' : `Tick off step ${cues[here].number}`);
    part('next').disabled = here === -1;
    if (slot === undefined) return;
    part('bar').setAttribute('width', `${Math.min(100, (now / slot) * 100)}%`);
    const isOver = now > slot;
    timer.classList.toggle('is-over', isOver);
    const planned = isBegun && !isOver ? cues.find(({ until }) => now < until) : undefined;
    mark(planned);
    if (!isBegun) write(part('plan'), 'Start it with your first word.');
    else if (isOver) write(part('plan'), 'The slot is over.');
    else if (planned === undefined) write(part('plan'), 'By the plan the last step is done.');
    else write(part('plan'), `By the plan: step ${planned.number}, ${planned.title}, until ${clock(planned.until)}.`);
    write(part('pace'), isBegun ? pace(now, here) : '');
  };

  // Who wants no motion sees the figures change every ten seconds.
  let ticking;
  const tick = () => {
    draw();
    clearTimeout(ticking);
    if (startedAt === undefined) return;
    const period = calm.matches ? 10_000 : 1000;
    ticking = setTimeout(tick, period - (elapsed() % period) + 1);
  };

  part('start').addEventListener('click', () => {
    before = elapsed();
    startedAt = startedAt === undefined ? Date.now() : undefined;
    tick();
  });
  part('reset').addEventListener('click', () => {
    before = 0;
    startedAt = undefined;
    for (const { box } of cues) box.checked = false;
    tick();
  });
  part('next').addEventListener('click', () => {
    const here = cues.findIndex(({ box }) => !box.checked);
    cues[here].box.checked = true;
    draw();
    const next = cues[here + 1];
    next?.element.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
  });
  document.addEventListener('change', (event) => {
    if (event.target.closest('.tick') !== null) draw();
  });

  if (slot !== undefined) write(part('slot'), clock(slot));
  timer.hidden = false;
  document.body.classList.add('has-timer');
  draw();
}
