import { once } from '../sources/once.ts';
import type { Sources } from '../sources/sources.ts';

/** Remembers what several questions of one round of checks want to know under a name, so that it is looked for once. */
export function oncePerRound<Value>(
  find: (sources: Sources, name: string) => Promise<Value>,
): (sources: Sources, name: string) => Promise<Value> {
  const rounds = new WeakMap<Sources, (name: string) => Promise<Value>>();
  return (sources, name) => {
    const round = rounds.get(sources) ?? once((wanted) => find(sources, wanted));
    rounds.set(sources, round);
    return round(name);
  };
}
