import { type Difference, LEVELS } from './difference.ts';

/** Every difference of one operation, the worst first. */
export interface OperationDifferences {
  /** `null` for what is about the whole API. */
  readonly operation: string | null;
  readonly method: string | null;
  readonly path: string | null;
  readonly differences: readonly Difference[];
}

/** The differences by operation, the one with the worst first; what is said again for another media type or answer is told once. */
export function folded(differences: readonly Difference[]): OperationDifferences[] {
  const byOperation = Map.groupBy(differences, ({ method, path }) => `${method} ${path}`);
  return [...byOperation.values()]
    .flatMap((own): OperationDifferences[] => {
      const merged = [...Map.groupBy(own, ({ id, text }) => `${id} ${text}`).values()].flatMap(mergedInto);
      const [first] = merged;
      if (first === undefined) return [];
      const { operation, method, path } = first;
      return [{ operation, method, path, differences: merged.sort((a, b) => severity(a) - severity(b)) }];
    })
    .sort((a, b) => worst(a) - worst(b));
}

function mergedInto(same: readonly Difference[]): Difference[] {
  const [first] = same;
  if (first === undefined) return [];
  const statuses = same.some((difference) => difference.statuses === null)
    ? null
    : [...new Set(same.flatMap((difference) => difference.statuses ?? []))].sort();
  return [{ ...first, parts: [...new Set(same.flatMap(({ parts }) => parts))], statuses }];
}

function severity({ level }: Difference): number {
  return LEVELS.indexOf(level);
}

function worst({ differences }: OperationDifferences): number {
  return Math.min(...differences.map(severity));
}
