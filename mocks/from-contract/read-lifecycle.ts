import { Problems } from '../../support/problem.ts';
import type { Contract } from '../contract/contract.ts';
import { checkMachine } from './lifecycle/check-machine.ts';
import { findOperations } from './lifecycle/find-operations.ts';
import type { Lifecycle } from './lifecycle/lifecycle.ts';
import { lifecycleSchema, type WrittenLifecycle } from './lifecycle/lifecycle-schema.ts';
import { loadFile } from './lifecycle/load-file.ts';
import { type LoadedLifecycle, loadAgainst } from './lifecycle/loaded-lifecycle.ts';
import { Trouble } from './lifecycle/trouble.ts';
import { readMoves } from './lifecycle/written-moves.ts';
import type { Machine } from './machine.ts';
import { statesWithoutExit } from './states.ts';

/**
 * Reads a lifecycle file (TypeScript, JavaScript, YAML or JSON) and holds it against the contract: every operation must be
 * there and every state must be one that the contract lets `read` tell. Throws Problem(s) that name each wrong key.
 */
export async function readLifecycle(file: string, contract: Contract): Promise<LoadedLifecycle> {
  const trouble = new Trouble(file);
  const parsed = lifecycleSchema.safeParse(await loadFile(file));
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) trouble.at(keyOf(path) || 'the lifecycle', message);
    throw refusal(trouble);
  }
  const lifecycle = assemble(parsed.data, contract, trouble);
  if (lifecycle === undefined || !trouble.none) throw refusal(trouble);
  const loaded = loadAgainst(lifecycle, contract, trouble);
  if (loaded === undefined) throw refusal(trouble);
  return loaded;
}

function assemble(written: WrittenLifecycle, contract: Contract, trouble: Trouble): Lifecycle | undefined {
  const operations = findOperations(written, contract, trouble);
  const moves = readMoves(written.moves, trouble);
  const { initial, set = {} } = written;
  const finals = new Set(written.finals ?? statesWithoutExit({ initial, moves }));
  const machine: Machine = { initial, moves, finals };
  const named = [
    ...(written.finals ?? []).map((state) => ({ key: 'finals', state })),
    ...Object.keys(set).map((state) => ({ key: `set.${state}`, state })),
  ];
  // Moves that could not be read would make states look unreachable.
  if (moves.length === written.moves.length) checkMachine(machine, named, trouble);
  if (operations === undefined) return undefined;
  const { resource, id = null, state, title = null, highlights = [] } = written;
  return { file: trouble.file, resource, ...operations, id, state, machine, set, title, highlights };
}

function refusal({ file, problems }: Trouble): Problems {
  return new Problems(`The lifecycle ${file} can't be used`, problems);
}

/** A key as people write it: `moves[1].to`. */
function keyOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
