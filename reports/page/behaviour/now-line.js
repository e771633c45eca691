// Where it is now in the chart of fix windows, as long as that is between the verdict and the demo.
for (const chart of document.querySelectorAll('.windows-chart')) {
  const [from, until] = [Number(chart.dataset.from), Number(chart.dataset.until)];
  const lines = chart.querySelectorAll('[data-now]');
  const draw = () => {
    const share = (Date.now() - from) / (until - from);
    chart.toggleAttribute('data-shows-now', share > 0 && share < 1);
    if (share >= 1) {
      for (const line of lines) line.setAttribute('visibility', 'hidden');
      return;
    }
    for (const line of lines) {
      line.setAttribute('visibility', share > 0 ? 'visible' : 'hidden');
      for (const end of ['x1', 'x2']) line.setAttribute(end, `${Math.max(share, 0) * 100}%`);
    }
    setTimeout(draw, 60_000);
  };
  draw();
}
