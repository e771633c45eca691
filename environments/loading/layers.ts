import { Problem } from '../../support/problem.ts';
import type { DeclaredEnvironment, Layer, VariableReader } from '../define.ts';
import { shows, type Variables, variableReader } from '../variables.ts';
import { type KeyPath, valueAt } from './key-path.ts';
import { isPlainObject, merge } from './merge.ts';
import { cannotBe } from './place-of-error.ts';

/** An environment's layers, filled in with variables and laid over one another. */
export interface Evaluated {
  definition: unknown;
  /** The variables without which it can't be used. */
  missing: ReadonlySet<string>;
  /** Where the value at a key is written, as a person would look for it; the environment's own file where it is not. */
  writtenIn(key: KeyPath): string;
  /** The variables that held the value at a key, where the whole of it was read from one. */
  variablesOf(key: KeyPath): readonly string[];
  /** Whether it is another environment that says which place this is. */
  borrowsIdentity: boolean;
}

/** Lays the layers of an environment over one another. Throws a Problem when one of them can't be evaluated. */
export function evaluate(
  { layers }: DeclaredEnvironment,
  variables: Variables,
  nameOf: (file: string | null) => string,
): Evaluated {
  const written = layers.map((layer) => {
    const reader = variableReader(variables);
    const value = call(layer, reader, nameOf);
    return { layer, value, missing: reader.missing, given: reader.given };
  });
  const definition = written.reduce<unknown>((under, { value }) => merge(under, value), undefined);
  const isNeeded = (name: string, value: unknown) => !shows(name, value) || shows(name, definition);
  const missing = written.flatMap(({ value, missing }) => [...missing].filter((name) => isNeeded(name, value)));
  const own = written.at(-1);
  return {
    definition,
    missing: new Set(missing),
    writtenIn(key) {
      const depths = written.map(({ value }) => depthOf(value, key));
      const deepest = Math.max(0, ...depths);
      const layer = deepest === 0 ? own?.layer : written[depths.lastIndexOf(deepest)]?.layer;
      return describe(layer, own?.layer, nameOf);
    },
    variablesOf(key) {
      const value = valueAt(definition, key);
      if (typeof value !== 'string') return [];
      return [...new Set(written.flatMap(({ given }) => [...(given.get(value) ?? [])]))];
    },
    borrowsIdentity: written.slice(0, -1).some(({ layer }) => layer.whole) && depthOf(own?.value, ['identity']) === 0,
  };
}

function call(layer: Layer, reader: VariableReader, nameOf: (file: string | null) => string): unknown {
  let written: unknown;
  try {
    written = layer.build(reader);
  } catch (cause) {
    throw cannotBe('evaluated', nameOf(layer.file), { cause, nameOf });
  }
  if (isPlainObject(written)) return written;
  const [why, remedy] = whatIsReturned(written);
  throw new Problem(`${nameOf(layer.file)} declares nothing`, why, remedy);
}

function whatIsReturned(written: unknown): [why: string, remedy: string] {
  if (written instanceof Promise) {
    // Nobody waits for it: what it may come to besides is of no matter.
    written.catch(() => {});
    return ['its function is async, and a definition is not waited for', 'take async away'];
  }
  const remedy = 'have it return the definition; after => an object stands in brackets: ({ variable }) => ({ … })';
  return written === undefined || written === null
    ? ['its function returns nothing', remedy]
    : ['what its function returns is no object of keys and values', remedy];
}

function describe(layer: Layer | undefined, own: Layer | undefined, nameOf: (file: string | null) => string): string {
  const file = nameOf(layer?.file ?? own?.file ?? null);
  return layer === undefined || layer.whole || layer.build.name === '' ? file : `${file} (from ${layer.build.name})`;
}

/** How many keys of a path, from its beginning, a value has. */
function depthOf(value: unknown, path: KeyPath): number {
  let current = value;
  for (const [depth, key] of path.entries()) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return depth;
    current = Reflect.get(current, key);
    if (current === undefined || current === null) return depth;
  }
  return path.length;
}
