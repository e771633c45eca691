import type { EnvironmentSource } from '../environments/load.ts';
import type { Ledger } from '../verdict/ledger/ledger.ts';
import { reportsFolder } from './reports-folder.ts';

/** Where a ledger is looked for. */
export interface LedgerPlace {
  project: string;
  /** The folder of runs; reports/ in the project unless given. */
  reports?: string | undefined;
  source: Pick<EnvironmentSource, 'variables'>;
}

/**
 * Opens the ledger of a project: where REHEARSE_LEDGER says, in the process's environment or in environments/.env.<name>,
 * otherwise in files beside the runs. Throws a Problem when that variable can't be right.
 */
export async function openProjectLedger({ project, reports, source }: LedgerPlace): Promise<Ledger> {
  const { openLedger } = await import('../verdict/ledger/open-ledger.ts');
  const { variables } = source;
  const folder = reportsFolder(project, { reports });
  return openLedger(variables.REHEARSE_LEDGER, { reports: folder, project, variables });
}
