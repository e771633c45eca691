import type { BankMaterial, BankModel } from '../bank-model.ts';
import type { Contract } from '../contract/contract.ts';
import { memoryPart } from '../state/memory-part.ts';
import { bankFromContract } from './bank-from-contract.ts';
import type { LoadedLifecycle } from './lifecycle/loaded-lifecycle.ts';

/** One version of a bank: its document, and what of it is stateful. */
export interface VersionFromContract {
  readonly contract: Contract;
  readonly lifecycle: LoadedLifecycle | null;
}

/**
 * A bank that serves several contracts side by side, as versions of its API. Each keeps its own resources: no document
 * says how what was submitted in one would look in another.
 */
export function severalVersions(material: BankMaterial, versions: readonly VersionFromContract[]): BankModel {
  const models = new Map(
    versions.map(({ contract, lifecycle }) => {
      const { version } = contract;
      const own = {
        ...material,
        memory: memoryPart(material.memory, version),
        // Else two versions would give the same ids.
        seed: `${material.seed}/${version}`,
      };
      return [version, bankFromContract(own, contract, lifecycle)];
    }),
  );
  const all = [...models.values()];
  return {
    editions: all.flatMap(({ editions }) => editions),
    desk: {
      cases: (run) => all.flatMap(({ desk }) => desk.cases(run)).sort((a, b) => b.submittedAt - a.submittedAt),
      find: (id) => all.map(({ desk }) => desk.find(id)).find((found) => found !== undefined),
      decide(id, decision) {
        const owner = all.find(({ desk }) => desk.find(id) !== undefined);
        return owner?.desk.decide(id, decision) ?? UNKNOWN;
      },
    },
    reset: (correlation) => {
      for (const { reset } of all) reset(correlation);
    },
    seed(order) {
      const spoken = models.get(material.versions.current(null));
      if (spoken === undefined) throw new Error('the bank does not serve the version it speaks');
      return spoken.seed(order);
    },
  };
}

const UNKNOWN = { done: false, code: 'not-found', why: 'the bank knows nothing with this id' } as const;
