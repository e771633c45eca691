import { nearestWord } from '../../support/nearest-word.ts';
import type { Contract, Operation } from '../contract/contract.ts';

const LEAST_LIKENESS = 0.5;

/**
 * The operation that a call to an unknown path was most likely meant for: most of its path's parts are the same, in
 * order. `null` where none is like it.
 */
export function nearestOperation(contract: Contract, method: string, path: string): Operation | null {
  let nearest: Operation | null = null;
  let greatest = LEAST_LIKENESS;
  for (const operation of contract.operations) {
    const likeness = likenessOf(partsOf(path), partsOf(operation.path)) - (operation.method === method ? 0 : 0.1);
    if (likeness >= greatest) {
      nearest = operation;
      greatest = likeness + Number.EPSILON;
    }
  }
  return nearest;
}

/** From 0 to 1: the parts in common, in order, of all parts of both. A parameter in braces is like anything. */
function likenessOf(called: readonly string[], documented: readonly string[]): number {
  let previous = new Array<number>(documented.length + 1).fill(0);
  for (const part of called) {
    const current = [0];
    for (const [index, other] of documented.entries()) {
      const both = (previous[index] ?? 0) + (other.startsWith('{') ? 0.5 : Number(isLike(part, other)));
      current.push(Math.max(both, previous[index + 1] ?? 0, current[index] ?? 0));
    }
    previous = current;
  }
  const common = previous.at(-1) ?? 0;
  const most = Math.max(called.length, documented.length);
  return most === 0 ? 1 : common / most;
}

/** Words may have been misspelt, put together, taken apart or made plural: `applications`, `business-account-applications`. */
function isLike(part: string, other: string): boolean {
  const [one, two] = [part.toLowerCase(), other.toLowerCase()];
  return one.includes(two) || two.includes(one) || nearestWord(one, [two]) !== undefined;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
