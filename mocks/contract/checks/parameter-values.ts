import type { Parameter } from './parameter.ts';

const SEPARATORS: Record<string, string> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** The value of a parameter of a path, header or cookie from its text, still as texts. */
export function readText(parameter: Parameter, text: string): unknown {
  const { style, explode, shape, name } = parameter;
  if (parameter.json) return parsedJson(text);
  if (shape === 'single') return withoutPrefix(text, style, name);
  const separator = style === 'label' && explode ? '.' : style === 'matrix' && explode ? ';' : ',';
  const parts = withoutPrefix(text, style, explode ? '' : name)
    .split(separator)
    .filter((part) => part !== '');
  if (shape === 'list')
    return parts.map((part) => (style === 'matrix' && explode ? part.replace(/^[^=]*=/, '') : part.trim()));
  return explode ? fromPairs(parts.map((part) => part.split('='))) : fromAlternating(parts);
}

/** The value of a query parameter, still as texts, and the names in the query it took; `undefined` where it is absent. */
export function readQuery(parameter: Parameter, query: URLSearchParams, taken: Set<string>): unknown {
  const { name, style, explode, shape } = parameter;
  if (style === 'deepObject') return readDeep(name, query, taken);
  if (shape === 'object' && explode && !parameter.json) return readSpread(parameter, query, taken);
  const values = query.getAll(name);
  if (values.length === 0 && shape === 'list' && query.has(`${name}[]`)) {
    taken.add(`${name}[]`);
    return query.getAll(`${name}[]`);
  }
  taken.add(name);
  const [first] = values;
  if (first === undefined) return undefined;
  if (parameter.json) return parsedJson(first);
  if (shape === 'single') return values.length > 1 ? values : first;
  const parts = explode ? values : values.flatMap((value) => value.split(SEPARATORS[style] ?? ','));
  return shape === 'list' ? parts : fromAlternating(parts);
}

/** `filter[status][0]=A&filter[tags][key]=v` as `{ status: ['A'], tags: { key: 'v' } }`. */
function readDeep(name: string, query: URLSearchParams, taken: Set<string>): unknown {
  const root: Branch = new Map();
  for (const [key, value] of query) {
    if (!key.startsWith(`${name}[`) || !key.endsWith(']')) continue;
    taken.add(key);
    put(root, key.slice(name.length + 1, -1).split(']['), value);
  }
  return root.size === 0 ? undefined : plain(root);
}

type Branch = Map<string, Branch | string[]>;

function put(root: Branch, keys: readonly string[], value: string): void {
  let branch = root;
  for (const [index, key] of keys.entries()) {
    const known = branch.get(key);
    if (index === keys.length - 1) {
      if (Array.isArray(known)) known.push(value);
      else branch.set(key, [value]);
      return;
    }
    const next: Branch = known instanceof Map ? known : new Map();
    branch.set(key, next);
    branch = next;
  }
}

function plain(branch: Branch): unknown {
  const entries = [...branch].map(
    ([key, value]) => [key, value instanceof Map ? plain(value) : single(value)] as const,
  );
  if (entries.every(([key]) => /^\d*$/.test(key))) return entries.flatMap(([, value]) => value);
  return Object.fromEntries(entries);
}

function single(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** An object whose fields are query parameters of their own. */
function readSpread(parameter: Parameter, query: URLSearchParams, taken: Set<string>): unknown {
  const found: [string, unknown][] = [];
  const names = parameter.openFields ? [...query.keys()].filter((key) => !taken.has(key)) : parameter.fields;
  for (const name of new Set(names)) {
    const values = query.getAll(name);
    if (values.length === 0) continue;
    taken.add(name);
    found.push([name, single(values)]);
  }
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function withoutPrefix(text: string, style: string, name: string): string {
  if (style === 'label') return text.replace(/^\./, '');
  if (style !== 'matrix') return text;
  return name === '' ? text.replace(/^;/, '') : text.replace(/^;[^=]*=?/, '');
}

function fromPairs(pairs: readonly string[][]): unknown {
  return Object.fromEntries(pairs.map(([key = '', ...value]) => [key, value.join('=')]));
}

function fromAlternating(parts: readonly string[]): unknown {
  const pairs: [string, string][] = [];
  for (let index = 0; index < parts.length; index += 2) pairs.push([parts[index] ?? '', parts[index + 1] ?? '']);
  return Object.fromEntries(pairs);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
