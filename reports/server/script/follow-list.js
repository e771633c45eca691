// Draws the list anew when a run came, ended or went. Without this it is drawn anew by reloading.
const list = document.querySelector('main[data-follows]');
if (list !== null) {
  let isStale = false;
  let isAsking = false;
  const refresh = async () => {
    if (isAsking || document.hidden) return;
    isAsking = true;
    while (isStale) {
      isStale = false;
      const answer = await fetch(location.href).catch(() => undefined);
      if (answer === undefined || !answer.ok) break;
      const sent = new DOMParser()
        .parseFromString(await answer.text(), 'text/html')
        .querySelector('main[data-follows]');
      if (sent !== null) morph(list, sent);
    }
    isAsking = false;
  };
  const news = new EventSource(`/news?since=${list.dataset.follows}`);
  news.addEventListener('changed', () => {
    isStale = true;
    refresh();
  });
  document.addEventListener('visibilitychange', refresh);
}
