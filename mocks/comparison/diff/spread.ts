import type { Difference } from './difference.ts';
import type { Use } from './uses.ts';

/** One difference for each operation among the uses; a single one about the whole API where there are none. */
export function differencesAt(
  uses: readonly Use[],
  what: Pick<Difference, 'id' | 'level' | 'text' | 'pointer'>,
): Difference[] {
  if (uses.length === 0) {
    return [{ operation: null, method: null, path: null, parts: ['api'], statuses: null, ...what }];
  }
  const byOperation = Map.groupBy(uses, ({ operation }) => `${operation.method} ${operation.path}`);
  return [...byOperation.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { id, method, path } = first.operation;
    const parts = [...new Set(own.map(({ part }) => part))];
    const statuses = new Set(own.flatMap(({ status }) => status ?? []));
    const everyCall = own.some(({ status }) => status === null);
    return [{ operation: id, method, path, parts, statuses: everyCall ? null : [...statuses].sort(), ...what }];
  });
}
