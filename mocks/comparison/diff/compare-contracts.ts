import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withOldAddresses } from './align-documents.ts';
import { type ApiOperation, addressOf } from './api-operation.ts';
import type { Difference, Level } from './difference.ts';
import { folded, type OperationDifferences } from './fold.ts';
import type { Library } from './library.ts';
import { type OperationChanges, operationChanges } from './moved-operations.ts';
import type { Comparable } from './read-comparable.ts';

/** Every difference between two contracts, by operation, worst first. */
export interface ContractComparison {
  /** What found the differences. */
  readonly library: string;
  readonly operations: readonly OperationDifferences[];
  readonly changes: OperationChanges;
}

/** Compares two contracts, the older one first. Throws a Problem when the library can't. */
export async function compareContracts(
  base: Comparable,
  revision: Comparable,
  library: Library,
): Promise<ContractComparison> {
  const changes = operationChanges(base.root, revision.root);
  const aligned = withOldAddresses(revision.root, changes.moved);
  const inside = await differencesWithin({ base: base.root, revision: aligned }, library);
  const whole = new Set([...changes.removed, ...changes.added].map(addressOf));
  const rest = inside.filter(
    ({ method, path }) => method === null || path === null || !whole.has(addressOf({ method, path })),
  );
  return { library: library.name, operations: folded([...wholeOperations(changes), ...rest]), changes };
}

async function differencesWithin(
  roots: { base: Comparable['root']; revision: Comparable['root'] },
  library: Library,
): Promise<Difference[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearse-comparison-'));
  try {
    const [baseFile, revisionFile] = [join(folder, 'base.json'), join(folder, 'revision.json')];
    await Promise.all([
      writeFile(baseFile, JSON.stringify(roots.base)),
      writeFile(revisionFile, JSON.stringify(roots.revision)),
    ]);
    return await library.differences({ ...roots, baseFile, revisionFile, folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function wholeOperations({ removed, added, moved }: OperationChanges): Difference[] {
  const difference = (of: ApiOperation, level: Level, id: string, text: string): Difference => ({
    operation: of.id,
    method: of.method,
    path: of.path,
    level,
    parts: ['operation'],
    statuses: null,
    pointer: null,
    text,
    id,
  });
  return [
    ...removed.map((of) => difference(of, 'breaking', 'operation-removed', 'The operation was removed.')),
    ...moved.map(({ from, to }) =>
      difference(from, 'breaking', 'operation-moved', `Moved to ${to.method} ${to.path}.`),
    ),
    ...added.map((of) => difference(of, 'info', 'operation-added', 'The operation is new.')),
  ];
}
