import { isObject, textIn } from '../../contract/document/json.ts';
import { decoded, valueAt } from '../../contract/document/json-pointer.ts';
import type { DocumentPair } from './library.ts';

interface SerialisationChange {
  readonly property?: string | undefined;
  readonly base?: { readonly pointer: string } | undefined;
  readonly revision?: { readonly pointer: string } | undefined;
}

/** Whether a parameter or header only says now, or no longer says, what is so anyway (OpenAPI 3.1, 4.8.12.2 and 4.8.21). */
export function isDefaultSerialisation(change: SerialisationChange, { base, revision }: DocumentPair): boolean {
  const { property } = change;
  if (property !== 'style' && property !== 'explode') return false;
  const [before, after] = [ownerAt(base, change.base?.pointer), ownerAt(revision, change.revision?.pointer)];
  if (before === undefined || after === undefined) return false;
  return effective(before, property) === effective(after, property);
}

/** The parameter or header at a pointer, which may lead on to the changed keyword. */
function ownerAt(root: Record<string, unknown>, reference: string | undefined): Record<string, unknown> | undefined {
  if (reference === undefined) return undefined;
  const pointer = decoded(reference.replace(/^#/, '')).replace(/\/(style|explode)$/, '');
  const value = valueAt(root, pointer);
  return isObject(value) ? value : undefined;
}

function effective(owner: Record<string, unknown>, property: 'style' | 'explode'): unknown {
  const place = textIn(owner, 'in') ?? 'header';
  const style = textIn(owner, 'style') ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
  return property === 'style' ? style : (owner.explode ?? style === 'form');
}
