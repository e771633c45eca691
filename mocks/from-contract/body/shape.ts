const TELLS_THE_KIND = /type|kind|category|class|method|scheme/i;

/** Two requests of the same shape have the same fields, and the same values in those that tell of which kind they are. */
export function shapeOf(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === 'object' && part !== null) return part;
    return TELLS_THE_KIND.test(key) ? part : typeof part;
  });
}
