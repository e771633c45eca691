// The demo's time, also by the clock of the person who reads this.
for (const time of document.querySelectorAll('time[data-local]')) {
  const at = new Date(time.dateTime);
  if (at.getTimezoneOffset() === 0) continue;
  const local = document.createElement('span');
  local.className = 'local-time';
  local.textContent = ` ${at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })} where you are`;
  time.after(local);
}
