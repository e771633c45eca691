import { stagePlatform } from '../../platform/stage/stage.ts';
import { stagingFor } from './incident.ts';
import type { RehearsalOptions } from './rehearsal.ts';

/** Stages the sample platform for one run, and resolves with the variables that the environment's definition reads. */
export async function stageSample({
  record,
  supervisor,
  incident,
  source,
  callbacks,
  say,
}: RehearsalOptions): Promise<Record<string, string>> {
  const ended = record.beginStage('staging');
  const { seed, bankVersion } = record.run;
  const staging = stagingFor(incident, say);
  const bankVariables = { ...staging.bankVariables, ...(bankVersion === null ? {} : { BANK_VERSION: bankVersion }) };
  const platform = await stagePlatform({
    ports: 'any',
    ...(source.stagedIn === undefined ? {} : { in: source.stagedIn }),
    environmentName: source.name,
    news: callbacks ? 'callbacks' : 'polling',
    bankSeed: seed,
    logsFolder: `${record.folder.path}/logs`,
    supervisor,
    say,
    ...staging,
    bankVariables,
  });
  ended();
  return platform.variables;
}
