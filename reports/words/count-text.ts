/** A count as people read it: `1,200`. Written here: a formatter of the platform takes ten milliseconds to make. */
export function figure(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** So many of something: `1 step`, `1,200 steps`. */
export function counted(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? '' : 's'}`;
}
