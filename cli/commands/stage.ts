import { once } from 'node:events';
import { join } from 'node:path';
import type { StagedIn } from '../../model/staged-in.ts';
import { type StagedPlatform, stagePlatform } from '../../platform/stage/stage.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { stagingFor } from '../conductor/incident.ts';
import { listenForInterruption, unlessInterrupted } from '../conductor/interruption.ts';
import { writeVariablesFile } from '../conductor/variables-file.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult, say } from '../output.ts';
import { STAGED_ENVIRONMENT } from '../stage/staged-environment.ts';

/** What `rehearse stage` was given. */
export interface StageOptions {
  /** The first of the ports. */
  port: number;
  /** What the parts run in. */
  in?: StagedIn;
  incident?: string;
  callbacks?: boolean;
  json?: boolean;
}

/** Starts the sample platform, says where things are, and leaves it running until it is interrupted. */
export async function stage(project: string, options: StageOptions): Promise<number> {
  const { port, in: stagedIn = 'processes', incident, callbacks = false, json = false } = options;
  const failure = stagingFor(incident, say);
  using interruption = listenForInterruption();
  const supervisor = await openSupervisor();
  try {
    const starting = stagePlatform({
      ports: { first: port },
      in: stagedIn,
      environmentName: STAGED_ENVIRONMENT,
      news: callbacks ? 'callbacks' : 'polling',
      supervisor,
      say,
      ...failure,
    });
    const platform = await unlessInterrupted(starting, interruption.signal);
    const file = join(project, 'environments', `.env.${STAGED_ENVIRONMENT}`);
    await writeVariablesFile(file, platform.variables, supervisor);
    printResult(json ? JSON.stringify(platform.addresses, null, 2) : describe(platform));
    if ('BANK_CONTROL_TOKEN' in platform.variables) {
      say(`The bank’s console asks for the BANK_CONTROL_TOKEN in environments/.env.${STAGED_ENVIRONMENT}.`);
    }
    say('It runs until Ctrl-C. Rehearse on it from another terminal: npx rehearse run --env development');
    if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
    say('Stopping the sample platform.');
    return EXIT.interrupted;
  } catch (error) {
    if (interruption.signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    await supervisor.close();
  }
}

function describe({ addresses }: StagedPlatform): string {
  const lines = [
    ['The customer’s pages', addresses.portal],
    ['The same over TLS', addresses.edge],
    ['The bank’s staff console', `${addresses.bank}/console`],
    ['onboarding', addresses.onboarding],
    ['payments', addresses.payments],
    ['status-poller', addresses['status-poller']],
    ['bank', addresses.bank],
    ['supervisor', `${addresses.supervisor}/processes`],
  ];
  const widest = Math.max(...lines.map(([name]) => name?.length ?? 0));
  return lines.map(([name, address]) => `${name?.padEnd(widest)}  ${address}`).join('\n');
}
