import type { ComparedThing } from '../../model/comparison.ts';
import type { Environment } from '../../model/environment.ts';
import type { Owner } from '../../model/owner.ts';
import { isMeantBy } from '../../support/name-pattern.ts';
import { ownName } from '../checks/own-words.ts';
import { shownUrl } from '../sources/shown-url.ts';

const KIND = 'address/';

/**
 * What must not be the same of two environments: where their services, jobs and bank are, and which place they say they
 * are. The same means that one of the two definitions leads into the other environment.
 */
export function compareAddresses(a: Environment, b: Environment): ComparedThing[] {
  const [here, there] = [addressesOf(a), addressesOf(b)];
  const places = [...there].flatMap(([subject, { url, owner }]): ComparedThing[] => {
    const other = here.get(subject)?.url;
    if (other === undefined) return [];
    const seen = [shownUrl(other), shownUrl(url)] as const;
    const pair = { id: `${KIND}${subject}`, subject, owner, seen };
    if (tidy(other) !== tidy(url)) return [{ ...pair, outcome: 'may-differ', note: DIFFERS }];
    const shared = `say mayDiffer: ['${pair.id}'] if both share it`;
    return [{ ...pair, outcome: 'wrongly-same', note: `${LEADS_ELSEWHERE}; ${shared}` }];
  });
  return [identityOf(a, b), ...places];
}

/** Whether two environments share what is at an address: a pattern for addresses can mean nothing else. */
export function isShared({ id, outcome }: ComparedThing, patterns: readonly string[]): boolean {
  const ofAddresses = patterns.filter((pattern) => pattern.startsWith(KIND));
  return outcome === 'wrongly-same' && isMeantBy(id, ofAddresses);
}

const DIFFERS = 'differs, as it must';
const LEADS_ELSEWHERE = 'one of the two definitions leads into the other environment';

function identityOf(a: Environment, b: Environment): ComparedThing {
  const [one, other] = [a.identity.id, b.identity.id];
  const pair = { id: 'identity', subject: b.name, owner: b.owner, seen: [ownName(one), ownName(other)] as const };
  return one === other
    ? { ...pair, outcome: 'wrongly-same', note: `${LEADS_ELSEWHERE}: each place has an id of its own` }
    : { ...pair, outcome: 'may-differ', note: DIFFERS };
}

function addressesOf({ services, jobs, bank }: Environment): Map<string, { url: string; owner: Owner }> {
  const parts = [
    ...Object.entries(services),
    ...Object.entries(jobs),
    ...(bank === null ? [] : [['bank', bank] as const]),
  ];
  return new Map(
    parts.flatMap(([name, { url, owner }]) => (url === undefined ? [] : [[name, { url, owner }] as const])),
  );
}

/** Addresses that differ in nothing but how they are written are the same. */
function tidy(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}${search}`;
}
