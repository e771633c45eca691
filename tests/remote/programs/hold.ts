import { holdEnvironment } from '../../../cli/lock/hold-environment.ts';
import { openLedger } from '../../../verdict/ledger/open-ledger.ts';

// Holds `staging` for a run until it is ended; says on a line of its own whether it could.
const [, , reports = '', run = ''] = process.argv;
const ledger = await openLedger(undefined, { reports, project: reports, variables: {} });
try {
  await holdEnvironment({ ledger, environment: 'staging', run, say: () => {} });
  console.log(`held ${run}`);
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(`refused ${error instanceof Error ? error.message : ''}`);
}
