import { openEnvironment } from '../../environments/load.ts';
import type { Readiness } from '../../model/finding.ts';
import { stagePlatform } from '../../platform/stage/stage.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { renderReadiness } from '../../reports/readiness-text.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { assertCanHaveCallbacks } from '../conductor/callbacks.ts';
import { assertIncident, stagingFor } from '../conductor/incident.ts';
import { listenForInterruption, unlessInterrupted } from '../conductor/interruption.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult, say } from '../output.ts';

/** What `rehearse check` was given. */
export interface CheckCommandOptions {
  env: string;
  incident?: string;
  callbacks?: boolean;
  json?: boolean;
}

/** Readiness only. Exit code 0 when all passed, 1 when anything failed, 3 when something could not be told. */
export async function check(project: string, options: CheckCommandOptions): Promise<number> {
  const { env, incident, callbacks = false, json = false } = options;
  const source = await openEnvironment(project, env);
  if (incident !== undefined) assertIncident(incident, source);
  if (callbacks) assertCanHaveCallbacks(source);
  if (!source.staged) return conclude(await checkReadiness(source.load()), json);

  using interruption = listenForInterruption();
  const supervisor = await openSupervisor();
  try {
    const work = stagePlatform({
      ports: 'any',
      environmentName: env,
      news: callbacks ? 'callbacks' : 'polling',
      supervisor,
      say,
      ...stagingFor(incident, say),
    }).then(({ variables }) => checkReadiness(source.load(variables)));
    return conclude(await unlessInterrupted(work, interruption.signal), json);
  } catch (error) {
    if (interruption.signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    await supervisor.close();
  }
}

function conclude(readiness: Readiness, json: boolean): number {
  printResult(json ? JSON.stringify(readiness, null, 2) : renderReadiness(readiness));
  const statuses = new Set(readiness.findings.map(({ status }) => status));
  if (statuses.has('fail')) return EXIT.noGo;
  return statuses.has('unknown') ? EXIT.inconclusive : EXIT.go;
}
