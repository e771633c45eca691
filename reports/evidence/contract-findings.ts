import type { ContractFinding } from '../../model/contract-finding.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { inOrderOfTime } from './attempts.ts';

export type ContractEntry = Extract<JournalEntry, { kind: 'contract-finding' }>;

/**
 * The deviations from the bank's contract, each once: the same operation, side, place and expectation are one finding,
 * with a count, its first time and the scenarios it happened in. In order of their first time.
 */
export function foldContractFindings(entries: readonly ContractEntry[]): ContractFinding[] {
  const folded = new Map<string, ContractFinding>();
  for (const entry of inOrderOfTime(onceEach(entries))) {
    const { kind: _, at, scenario, attempt: __, correlationId: ___, sequence: ____, ...deviation } = entry;
    const key = keyOf(entry);
    const known = folded.get(key) ?? { ...deviation, firstAt: at, count: 0, scenarios: [] };
    const isNew = scenario !== null && !known.scenarios.includes(scenario);
    const scenarios = isNew ? [...known.scenarios, scenario] : known.scenarios;
    folded.set(key, { ...known, count: known.count + 1, scenarios });
  }
  return [...folded.values()];
}

/** The scenario and the conductor may both have copied an entry; what the scenario wrote says where it belongs. */
function onceEach(entries: readonly ContractEntry[]): ContractEntry[] {
  const once = new Map<string, ContractEntry>();
  for (const entry of entries) {
    const key = `${entry.sequence} ${entry.at}`;
    if ((once.get(key)?.scenario ?? null) === null) once.set(key, entry);
  }
  return [...once.values()];
}

function keyOf({ side, version, operation, method, path, where, pointer, expected, fault }: ContractEntry): string {
  const place = operation ?? `${method} ${pathShape(path)}`;
  return JSON.stringify([side, version, place, where, pointerShape(pointer), expected, fault]);
}

/** A path without what looks like an id in it, so that the same call about two applications counts as one. */
function pathShape(path: string): string {
  return path
    .split('/')
    .map((segment) => (/\d/.test(segment) && !/^v\d+$/.test(segment) ? '{}' : segment))
    .join('/');
}

/** A pointer without its list positions: what is wrong with one item of a list is wrong with the next. */
function pointerShape(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}
