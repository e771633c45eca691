/**
 * What is rendered with as many of its reasons as fit, `most` at most: services refuse what is over their limits, and a
 * message that names fewer is worth more than none.
 */
export function fitting<Rendered>(
  most: number,
  render: (count: number) => Rendered,
  fits: (rendered: Rendered) => boolean,
): Rendered {
  for (let count = most; count > 0; count -= 1) {
    const rendered = render(count);
    if (fits(rendered)) return rendered;
  }
  return render(0);
}

/**
 * The same of what is rendered with some of its changes too, `mostChanges` at most: they fill the room that reasons leave, so
 * that none is left out for their sake.
 */
export function fittingWithChanges<Rendered>(
  mostReasons: number,
  mostChanges: number,
  render: (reasons: number, room: number) => Rendered,
  fits: (rendered: Rendered) => boolean,
): Rendered {
  const withReasons = (reasons: number) => fitting(mostChanges + 1, (room) => render(reasons, room), fits);
  return fitting(mostReasons, withReasons, fits);
}

/** That a list has more than is told. */
export function andMore(count: number, of: string): string[] {
  return count === 0 ? [] : [`and ${count} more ${of}${count === 1 ? '' : 's'}`];
}
