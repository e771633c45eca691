import { openEnvironment } from '../../environments/load.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { systemClock } from '../../support/clock.ts';
import { newRunId } from '../../support/ids.ts';
import { Problem } from '../../support/problem.ts';
import { cleanUpEarlier } from '../clean-up/clean-up-earlier.ts';
import { cleanedText } from '../clean-up/text.ts';
import { forbidsClicks } from '../conductor/forbids-scenarios.ts';
import { EXIT } from '../exit-codes.ts';
import { holdEnvironment } from '../lock/hold-environment.ts';
import { printResult, say } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';
import { reportsFolder } from '../reports-folder.ts';

/** What `rehearse clean` was given. */
export interface CleanOptions {
  env: string;
  reports?: string;
  json?: boolean;
}

/** Takes away what earlier runs on an environment left. Exit code 0, or 1 when something is still there. */
export async function clean(project: string, { env, reports, json = false }: CleanOptions): Promise<number> {
  const source = await openEnvironment(project, env);
  if (source.staged) {
    throw new Problem(
      `There is nothing to clean on ${env}`,
      'its platform goes with each run',
      'name another environment',
    );
  }
  const environment = source.load();
  if (environment.cleanUp.length === 0) {
    throw new Problem(
      `Nothing says how to clean up ${env}`,
      'its definition has no cleanUp',
      'say there what takes away what scenarios leave (docs/remote.md)',
    );
  }
  const folder = reportsFolder(project, { reports });
  await using ledger = await openProjectLedger({ project, reports, source });
  const run = `clean-${newRunId(systemClock.now())}`;
  await using _held = await holdEnvironment({ ledger, environment: env, run, say });
  const readiness = await checkReadiness(environment, { project, only: ['identity'] });
  if (forbidsClicks(readiness)) {
    throw new Problem(
      `Nothing is taken away: it is not proved that this is ${env}`,
      'its identity could not be proved',
      `npx rehearse check --env ${env} --only identity says why`,
    );
  }
  const cleaned = await cleanUpEarlier(environment, folder, project);
  if (json) printResult(JSON.stringify({ environment: env, runs: cleaned }, null, 2));
  else printResult(cleaned.length === 0 ? `No run left anything on ${env}.` : cleaned.map(cleanedText).join('\n'));
  return cleaned.some(({ failed }) => failed > 0) ? EXIT.noGo : EXIT.go;
}
