/** The middle of the values; of an even number, the mean of the middle two. Throws when there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('there is no median of nothing');
  return (upper + lower) / 2;
}

/** The smallest, middle and largest value, as a row shows them. */
export function spread(values: readonly number[], digits: number): string {
  const shown = [Math.min(...values), median(values), Math.max(...values)].map((value) => value.toFixed(digits));
  return `min ${shown[0]}  median ${shown[1]}  max ${shown[2]}`;
}
