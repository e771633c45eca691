import type { ComparedThing } from '../../model/comparison.ts';

const FEW = 3;

/**
 * The things to tell, with many of one subject that can't be told for one reason put together: a dozen keys whose
 * fingerprints have another key are one trouble. The names of all are in the JSON.
 */
export function foldedThings(things: readonly ComparedThing[]): ComparedThing[] {
  const groups = Map.groupBy(things, (thing) =>
    thing.outcome === 'unknown' ? `${kindOf(thing)} ${thing.subject} ${thing.note}` : thing.id,
  );
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined || alike.length <= FEW) return alike;
    const [here, there] = [0, 1].map((side) => commonlySeen(alike, side));
    return [{ ...first, id: `${kindOf(first)}/${first.subject}/… (${alike.length})`, seen: [here ?? '', there ?? ''] }];
  });
}

const kindOf = ({ id }: ComparedThing) => id.split('/', 1).join('');

function commonlySeen(things: readonly ComparedThing[], side: number): string {
  const seen = new Set(things.map((thing) => thing.seen[side] ?? ''));
  return [...seen].join(' or ');
}
