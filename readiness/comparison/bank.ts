import type { ComparedThing } from '../../model/comparison.ts';
import type { Snapshot } from '../snapshot.ts';
import { compareReadings, compareTexts, declaredOnce } from './thing.ts';

/** The contract the platform was written against, and the version the bank speaks where both definitions say how to ask. */
export function compareBanks(here: Snapshot, there: Snapshot): ComparedThing[] {
  const [a, b] = [here.environment.bank, there.environment.bank];
  const owner = (b ?? a)?.owner;
  if (owner === undefined) return [];
  const contract = { id: 'contract/bank', subject: 'bank', owner };
  if (a === null || b === null) return [declaredOnce(contract, a !== null)];
  const spoken = { ...contract, id: 'contract/bank/spoken' };
  const compared = [compareTexts(contract, a.contract, b.contract, (text) => text)];
  if (here.spoken === null && there.spoken === null) return compared;
  if (here.spoken === null || there.spoken === null) {
    const seen = [here.spoken === null ? 'not told' : 'told', there.spoken === null ? 'not told' : 'told'] as const;
    return [
      ...compared,
      { ...spoken, outcome: 'unknown', seen, note: 'its definition does not say where: bank.speaks' },
    ];
  }
  return [
    ...compared,
    ...compareReadings(spoken, here.spoken, there.spoken, (one, other) => [
      compareTexts(spoken, one === null ? null : String(one), other === null ? null : String(other)),
    ]),
  ];
}
