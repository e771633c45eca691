/**
 * Lays one writing of a definition over another: objects are merged however deep, lists and single values replaced,
 * `null` and `undefined` take away. What can only be meant as a whole is replaced as a whole: a source of another kind,
 * and a version. Neither argument is changed.
 */
export function merge(under: unknown, over: unknown, path: readonly string[] = []): unknown {
  const written = isPlainObject(under) ? inLongForm(over, path) : over;
  if (!isPlainObject(written)) return written;
  const base = inLongForm(under, path);
  const kept = new Map(isPlainObject(base) && !isMeantAsAWhole(base, written, path) ? Object.entries(base) : []);
  for (const [key, value] of Object.entries(written)) {
    if (value === null || value === undefined) kept.delete(key);
    else kept.set(key, merge(kept.get(key), value, [...path, key]));
  }
  return Object.fromEntries(kept);
}

/** Whether a value is an object of keys and values, as definitions are made of: no list, no secret. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isMeantAsAWhole(under: Record<string, unknown>, over: Record<string, unknown>, path: readonly string[]) {
  const [group, , key] = path;
  if (group === 'version' && path.length === 1) return true;
  if (group === 'services' && key === 'version' && path.length === 3) return true;
  return typeof over.kind === 'string' && over.kind !== under.kind;
}

/** What may be written shortly, as it is in full, where the two have to be merged. */
function inLongForm(value: unknown, path: readonly string[]): unknown {
  const [group, , key] = path;
  const isConfiguration = (group === 'services' || group === 'jobs') && key === 'configuration' && path.length === 3;
  return isConfiguration && Array.isArray(value) ? { required: value } : value;
}
