import { suggestion } from '../../../support/nearest-word.ts';

/** What is said of a name that is not among those it must be one of; the nearest is suggested, or all are told. */
export function unknownName(name: string, among: string, known: readonly string[]): string {
  const all = known.length === 0 ? '; there are none' : ` (${known.join(', ')})`;
  return `names ${JSON.stringify(name)}, which is not among the ${among}${suggestion(name, known) || all}`;
}
