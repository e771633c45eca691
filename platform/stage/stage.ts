import type { StagedIn } from '../../model/staged-in.ts';
import { systemClock } from '../../support/clock.ts';
import { describeDuration } from '../../support/duration.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { applyDatabasePlan } from './apply-database-plan.ts';
import { handedOutVariables } from './handed-out-variables.ts';
import { findIncident } from './incidents.ts';
import type { News } from './news.ts';
import type { PartName } from './parts.ts';
import { absentParts, type StagePlan, soundPlan } from './plan.ts';
import { openStageGround } from './stage-ground.ts';
import type { PortChoice } from './stage-ports.ts';
import { startFoundation } from './start-foundation.ts';
import { startParts } from './start-parts.ts';

export interface StageOptions {
  ports: PortChoice;
  /** What the parts run in; processes of this machine unless given. */
  in?: StagedIn;
  /** What the services say of where they run. */
  environmentName: string;
  supervisor: Supervisor;
  /** Takes a line of progress for people. */
  say: (text: string) => void;
  /** The id of a failure to put the platform into. */
  incident?: string;
  /** How it is staged, the incident apart; with nothing wrong unless given. */
  plan?: StagePlan;
  /** Where each part's log goes, one file each; nowhere unless given. */
  logsFolder?: string;
  /** How it learns what the bank decided; by polling unless given, or as the incident needs it. */
  news?: News;
  /** What the bank's ids and waits start from. */
  bankSeed?: number;
  /** Further variables of the bank's process. */
  bankVariables?: Readonly<Record<string, string>>;
  /** A PostgreSQL server to make the database on; DATABASE_URL unless given. Without either one is started. */
  databaseUrl?: string;
  /** Programs in place of the platform's own, to try the staging itself. */
  programs?: Partial<Record<PartName, string>>;
}

export interface StagedPlatform {
  /** Where each part is reached. One that was not started, or refused to, has an address where nobody answers. */
  addresses: Record<PartName | 'supervisor', string>;
  /** What a definition of the environment reads. Holds secrets. */
  variables: Record<string, string>;
  /** Stops all of it. The supervisor's own close does so too. */
  stop(): Promise<void>;
}

/**
 * Starts the sample platform with its database, bank and surroundings, and resolves when every part listens. A part
 * that refuses its configuration does not keep the others from starting, as on a real environment.
 * Throws a Problem, or Problems, after stopping what was started, when a part could not be started at all.
 */
export async function stagePlatform(options: StageOptions): Promise<StagedPlatform> {
  const { supervisor, say } = options;
  const begun = systemClock.now();
  const incident = options.incident === undefined ? undefined : findIncident(options.incident);
  const sound = options.plan ?? soundPlan();
  const plan = incident?.apply(sound) ?? sound;
  const news = incident?.news ?? options.news ?? 'polling';
  const ground = await openStageGround({ ...options, plan, news });
  if (incident !== undefined) say(`Incident ${incident.id}: ${incident.title}`);

  const stop = once(ground.clear);
  supervisor.onClose(stop);
  try {
    const foundation = await startFoundation(ground, options);
    const addresses = await startParts(ground, foundation);
    await applyDatabasePlan(plan.database, foundation.database, systemClock.now());
    await ground.starter.crash();

    const without = absentParts(plan);
    const tail = without.length === 0 ? '' : ` without ${without.join(', ')}`;
    say(`The sample platform is staged${tail} (${describeDuration(systemClock.now() - begun)}): ${addresses.portal}`);
    return { addresses, variables: handedOutVariables(ground, foundation, addresses), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
