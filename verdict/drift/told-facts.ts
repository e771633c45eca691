import { factIds, keyOf, kindOf } from '../../model/fact-ids.ts';
import type { Fact, Fingerprint } from '../../model/fingerprint.ts';

/** What a fingerprint tells of one id: a fact, that there is none, or why it does not say. */
export type Told = { as: 'fact'; fact: Fact } | { as: 'absent' } | { as: 'untold'; id: string; reason: string };

/** A fingerprint that can be asked for one id after another. */
export interface ToldFacts {
  readonly ids: readonly string[];
  about(id: string): Told;
}

/** Makes a fingerprint ready to be asked. Only a key can be known not to be there: where all keys were told. */
export function toldFacts({ facts, unread }: Fingerprint): ToldFacts {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const unreadById = new Map(unread.map((each) => [each.id, each]));
  return {
    ids: facts.map(({ id }) => id),
    about(id) {
      const fact = byId.get(id);
      if (fact !== undefined) return { as: 'fact', fact };
      const covering = coveringIds(id).flatMap((each) => unreadById.get(each) ?? [])[0];
      if (covering !== undefined) return { as: 'untold', ...covering };
      const key = keyOf(id);
      const all = key === undefined ? undefined : factIds.configuration(key.subject);
      if (all !== undefined && byId.has(all)) return { as: 'absent' };
      return { as: 'untold', id: all ?? id, reason: 'it was not looked at' };
    },
  };
}

/** The id, and every id above it. Builds and images are told with the version. */
function coveringIds(id: string): string[] {
  const parts = id.split('/');
  const above = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  return /^(build|image)$/.test(kindOf(id)) ? [...above, id.replace(/^\w+/, 'version')] : above;
}
