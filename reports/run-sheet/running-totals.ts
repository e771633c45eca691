/**
 * How long it took up to the end of each part, in milliseconds, from `beginMs` on. Where the whole is known besides its
 * parts, the last total is the whole's: what lies between the parts is counted, and none goes beyond it, whatever the
 * clocks of the processes that wrote the times said.
 */
export function runningTotals(parts: readonly number[], beginMs: number, wholeMs?: number): number[] {
  let sum = 0;
  return parts.map((part, index) => {
    sum += part;
    if (wholeMs === undefined) return beginMs + sum;
    return beginMs + (index === parts.length - 1 ? wholeMs : Math.min(sum, wholeMs));
  });
}
