/** An object as JSON or YAML gave it: nothing is known yet of what it holds. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key; an empty one where there is none. */
export function objectIn(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}

/** The list under a key; an empty one where there is none. */
export function listIn(parent: JsonObject, key: string): readonly unknown[] {
  const value = parent[key];
  return Array.isArray(value) ? value : [];
}

export function textIn(parent: JsonObject, key: string): string | undefined {
  const value = parent[key];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list, whatever else it holds left out. */
export function textsIn(parent: JsonObject, key: string): string[] {
  return listIn(parent, key).filter((entry) => typeof entry === 'string');
}

/** A copy that shares nothing with its original. The value must be JSON. */
export function copyOf(value: JsonObject): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return isObject(copy) ? copy : {};
}
