import type { KeyPath } from '../key-path.ts';
import { isPlainObject } from '../merge.ts';
import type { Outline } from '../outline.ts';

/** A source as it is written, wherever in a definition. */
export interface DeclaredSource {
  path: KeyPath;
  declaration: Record<string, unknown>;
  /** The parts that it is asked about. */
  subjects: readonly string[];
}

/** All sources that a definition declares: they alone have a kind. */
export function declaredSources(definition: unknown, outline: Outline): DeclaredSource[] {
  const found: DeclaredSource[] = [];
  const look = (value: unknown, path: KeyPath) => {
    if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) look(element, [...path, index]);
    } else if (isPlainObject(value)) {
      if ('kind' in value) found.push({ path, declaration: value, subjects: subjectsOf(path, outline) });
      else for (const [key, inner] of Object.entries(value)) look(inner, [...path, key]);
    }
  };
  look(definition, []);
  return found;
}

/** What `{name}` stands for in a source at this path. */
function subjectsOf([group, name]: KeyPath, outline: Outline): string[] {
  if (group === 'sources') return Object.keys({ ...outline.services, ...outline.jobs });
  return typeof name === 'string' ? [name] : [];
}
