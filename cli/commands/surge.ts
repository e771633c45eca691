import { openEnvironment } from '../../environments/load.ts';
import type { Surge, SurgeOutcome } from '../../model/surge.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { renderRun } from '../../reports/render-run.ts';
import { renderSurgeText } from '../../reports/terminal/surge-text.ts';
import { newRunId, newSeed } from '../../support/ids.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { assertEngine } from '../../surge/engine/drive-engine.ts';
import { makePlan } from '../../surge/plan/make-plan.ts';
import { assertIncident } from '../conductor/incident.ts';
import { listenForInterruption, unlessInterrupted } from '../conductor/interruption.ts';
import { EXIT } from '../exit-codes.ts';
import { heldByNobody, holdEnvironment } from '../lock/hold-environment.ts';
import { printResult, say } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';
import { reportsFolder } from '../reports-folder.ts';
import { assertAllowed } from '../surge/assert-allowed.ts';
import { bringUsers } from '../surge/bring-users.ts';
import { chooseRecording } from '../surge/choose-recording.ts';
import { assertIdentity, openGround } from '../surge/open-ground.ts';
import { writeScript } from '../surge/write-script.ts';

/** What `rehearse surge` was given. Durations in milliseconds. */
export interface SurgeOptions {
  env: string;
  users?: number;
  over?: number;
  hold?: number;
  run?: string;
  scenario?: string;
  pause?: number;
  pace?: number;
  budget?: number;
  /** From 0 to 1. */
  errors?: number;
  stopAt?: number;
  browsers?: number;
  assets?: boolean;
  same?: readonly string[];
  vary?: readonly string[];
  writeScript?: string;
  incident?: string;
  seed?: number;
  reports?: string;
  json?: boolean;
}

const USUAL = { users: 100, overMs: 120_000, pauseMs: 2000, failedShare: 0.01, browsers: 1, stopAt: 5 };
const EXIT_CODES: Readonly<Record<SurgeOutcome, number>> = {
  fit: EXIT.go,
  unfit: EXIT.noGo,
  inconclusive: EXIT.inconclusive,
};

/**
 * Brings many users to an environment, as a scenario was recorded, and finds at how many it stops being fit to show. What it came
 * to is kept with the run that was replayed, and shown on its page. Resolves with the exit code.
 */
export async function surge(project: string, options: SurgeOptions): Promise<number> {
  const { env, incident } = options;
  const source = await openEnvironment(project, env);
  const most = source.staged ? undefined : source.load().surge?.most;
  const users = options.users ?? Math.min(USUAL.users, most ?? USUAL.users);
  if (incident !== undefined) assertIncident(incident, source);
  if (options.writeScript === undefined) assertEngine();
  if (!source.staged) assertAllowed(source.load(), users);
  const recording = await chooseRecording(reportsFolder(project, options), options);
  const asked = askedOf({ ...options, users });
  const plan = makePlan(recording.scenario, {
    pace: asked.pace,
    pauseMs: asked.pauseMs,
    budgetMs: options.budget ?? null,
    usualBudgetMs: source.staged ? undefined : source.load().surge?.budget,
    withAssets: options.assets ?? false,
    same: options.same ?? [],
    vary: options.vary ?? [],
  });
  const id = newRunId(Date.now());
  const seed = options.seed ?? newSeed();
  say(`Replaying “${plan.scenario.title}” of run ${recording.run.id} on ${env}: surge ${id}`);
  if (options.writeScript !== undefined) {
    const addresses = source.staged ? recording.scenario.services : servicesOf(source.load());
    printResult(await writeScript(options.writeScript, { plan, services: addresses, asked, surge: id }));
    return EXIT.go;
  }

  const { reports } = options;
  await using ledger = await openProjectLedger({ project, reports, source });
  // Nobody is to rehearse in a crowd without knowing it.
  await using held = source.staged ? heldByNobody() : await holdEnvironment({ ledger, environment: env, run: id, say });
  using interruption = listenForInterruption();
  const signal = AbortSignal.any([interruption.signal, held.signal]);
  const supervisor = await openSupervisor();
  let done: Surge;
  try {
    const ground = await openGround(source, { incident, supervisor, signal });
    assertAllowed(ground.environment, users);
    await assertIdentity(project, ground.environment, signal);
    const how = { project, source, ground, plan, recording, supervisor, asked, id, seed };
    const stopAt = options.stopAt ?? USUAL.stopAt;
    done = await unlessInterrupted(bringUsers({ ...how, stopAt, incident: incident ?? null, say }), signal);
  } catch (error) {
    if (interruption.signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    await supervisor.close();
  }
  await writeArtefact(recording.folder.surge, done);
  const { page } = await renderRun(recording.folder.path);
  printResult(options.json ? JSON.stringify(done, null, 2) : renderSurgeText(done, page));
  return EXIT_CODES[done.outcome];
}

function askedOf({
  users,
  over,
  hold,
  pause,
  pace,
  errors,
  browsers,
}: SurgeOptions & { users: number }): Surge['asked'] {
  return {
    users,
    overMs: over ?? USUAL.overMs,
    holdMs: hold ?? 0,
    pauseMs: pause ?? USUAL.pauseMs,
    pace: pace ?? 1,
    failedShare: errors ?? USUAL.failedShare,
    browsers: browsers ?? USUAL.browsers,
  };
}

function servicesOf({ services }: { services: Record<string, { url: string }> }): { name: string; url: string }[] {
  return Object.entries(services).map(([name, { url }]) => ({ name, url }));
}
