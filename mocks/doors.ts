import { type Bank, resetBank } from './bank.ts';
import type { BankDoors } from './control/bank-doors.ts';

/** What console and control see of a bank. */
export function doorsOf(bank: Bank): BankDoors {
  const { model, journal, versions, clocks, faults } = bank;
  return {
    name: [...bank.editions.values()].at(-1)?.contract.title ?? 'The bank',
    desk: model.desk,
    journal,
    servedVersions: [...bank.editions.keys()],
    versions,
    clocks,
    faults: {
      inject: (fault, run) => faults.inject(fault, run),
      remove: (id) => {
        faults.remove(id);
      },
      clear: (run) => faults.clear(run),
      list: (run) => faults.list(run),
    },
    seed: (order) => model.seed(order),
    reset: (correlation) => resetBank(bank, correlation),
    exchanges: (correlation) => bank.exchanges.read(correlation),
  };
}
