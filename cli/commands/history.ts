import { openEnvironment } from '../../environments/load.ts';
import type { History } from '../../model/history.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { historyText } from '../../reports/terminal/history-text.ts';
import { rowOfGo } from '../../verdict/went.ts';
import { EXIT } from '../exit-codes.ts';
import { pastRuns } from '../history/past-runs.ts';
import { mayColour, printResult } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';

/** What `rehearse history` was given. */
export interface HistoryOptions {
  env: string;
  /** How many runs to tell. */
  last: number;
  verify?: boolean;
  reports?: string;
  json?: boolean;
}

/** Read beyond those that are told: what changed is told against the run before, and some runs end before it is known. */
const BEFORE_THEM = 10;

/** The newest runs on an environment, from the ledger. Exit code 0, or 1 when the ledger was verified and is not as it was written. */
export async function history(project: string, options: HistoryOptions): Promise<number> {
  const { env, last, reports, verify = false, json = false } = options;
  const source = await openEnvironment(project, env);
  await using ledger = await openProjectLedger({ project, reports, source });
  const { lines, troubles } = await ledger.newest(env, last + BEFORE_THEM);
  const verified = verify ? await ledger.verify(env) : null;
  const entries = lines.map(({ entry }) => entry);
  const told: History = {
    schemaVersion: SCHEMA_VERSION,
    environment: env,
    ledger: ledger.place,
    runs: pastRuns(entries, last),
    goInARow: troubles.length === 0 ? rowOfGo(entries) : 0,
    troubles: [...(verified?.troubles ?? troubles)],
    verifiedLines: verified?.lines ?? null,
  };
  printResult(json ? JSON.stringify(told, null, 2) : historyText(told, paintWith(mayColour(process.stdout))));
  return verified !== null && verified.troubles.length > 0 ? EXIT.noGo : EXIT.go;
}
