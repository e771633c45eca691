/** The keys that lead to a value in a definition. */
export type KeyPath = readonly PropertyKey[];

/** The path as it would be written: services.payments.configuration.required[1].shape. */
export function showPath(path: KeyPath): string {
  const parts = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    const name = String(key);
    return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  });
  return parts.join('').replace(/^\./, '') || '(the definition)';
}

/** What a definition has at a path; `undefined` where it does not go so deep. */
export function valueAt(value: unknown, path: KeyPath): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}
