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

/** That a list has more than is told. */
export function andMore(count: number, of: string): string[] {
  return count === 0 ? [] : [`and ${count} more ${of}${count === 1 ? '' : 's'}`];
}
