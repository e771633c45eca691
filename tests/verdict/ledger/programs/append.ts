import { openLedger } from '../../../../verdict/ledger/open-ledger.ts';
import { ledgerEntry } from '../../../helpers/ledger-entry.ts';

// Appends so many lines to the ledger in a folder, some at a time, and prints each run's name once its line is acknowledged.
// Usage: node append.ts FOLDER NAME COUNT

const AT_ONCE = 25;
const [reports = '', name = '', count = '0'] = process.argv.slice(2);
const ledger = await openLedger(undefined, { reports, project: reports, variables: {} });
for (let done = 0; done < Number(count); done += AT_ONCE) {
  const runs = Array.from({ length: AT_ONCE }, (_, index) => `${name}-${done + index}`);
  await Promise.all(
    runs.map(async (run) => {
      await ledger.append(ledgerEntry(run));
      process.stdout.write(`${run}\n`);
    }),
  );
}
