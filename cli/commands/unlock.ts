import { openEnvironment } from '../../environments/load.ts';
import { EXIT } from '../exit-codes.ts';
import { describeHolder } from '../lock/describe-holder.ts';
import { lockOf } from '../lock/hold-environment.ts';
import { printResult } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';

/** What `rehearse unlock` was given. */
export interface UnlockOptions {
  env: string;
  reports?: string;
  json?: boolean;
}

/** Takes the lock of an environment from whoever has it, and says whose it was. A run that is still there stops. */
export async function unlock(project: string, { env, reports, json = false }: UnlockOptions): Promise<number> {
  const source = await openEnvironment(project, env);
  await using ledger = await openProjectLedger({ project, reports, source });
  const lease = await lockOf(ledger, env).breakOpen();
  if (json) printResult(JSON.stringify({ environment: env, takenFrom: lease }, null, 2));
  else if (lease === null) printResult(`Nobody holds ${env}.`);
  else printResult(`${env} is free. Before, ${describeHolder(lease)}. If that run is still there, it stops.`);
  return EXIT.go;
}
