import type { EnvironmentSource } from '../../environments/load.ts';
import type { Surge, SurgeLevel, SurgeRequest } from '../../model/surge.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import { describeDuration } from '../../support/duration.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { artilleryScript, type LevelPlan, scriptForOne } from '../../surge/engine/artillery-script.ts';
import { driveLevels, tryAlone } from '../../surge/engine/drive-engine.ts';
import type { MeasuredLevel } from '../../surge/engine/level-meter.ts';
import { processorPlan } from '../../surge/engine/processor-plan.ts';
import { concludeSurge } from '../../surge/judge/conclude-surge.ts';
import { type Budgets, judgeLevel, whyToStop } from '../../surge/judge/judge-level.ts';
import type { Plan } from '../../surge/plan/plan.ts';
import { planLevels } from '../../surge/plan/plan-levels.ts';
import { findPlaywright } from '../conductor/tools.ts';
import { addressesFor } from './addresses.ts';
import { startBrowsers } from './browsers.ts';
import type { Recording } from './choose-recording.ts';
import type { Ground } from './open-ground.ts';
import { levelText } from './progress-text.ts';

/** What users are brought with. */
export interface SurgeOrder {
  project: string;
  source: EnvironmentSource;
  ground: Ground;
  plan: Plan;
  recording: Recording;
  supervisor: Supervisor;
  asked: Surge['asked'];
  id: string;
  seed: number;
  incident: string | null;
  /** A step that takes so many times its budget ends the surge at once. */
  stopAt: number;
  say: (text: string) => void;
}

/** Lets one user try, then brings them all, level by level. Throws a Problem where the plan does not work for one. */
export async function bringUsers(order: SurgeOrder): Promise<Surge> {
  const { plan, recording, asked, id, seed, say } = order;
  const startedAt = isoTime(systemClock.now());
  const services = Object.entries(order.ground.environment.services).map(([name, { url }]) => ({ name, url }));
  const addresses = addressesFor(plan, services);
  const budgets: Budgets = { stepsMs: plan.steps.map(({ budgetMs }) => budgetMs), failedShare: asked.failedShare };
  const common = { plan: processorPlan(plan, id, seed), budgetsMs: [...budgets.stepsMs] };
  // Whoever tries first is nobody of those who come later.
  const first = { ...common, plan: processorPlan(plan, id, -1 - seed) };
  const engine = { supervisor: order.supervisor, env: engineVariables(order) };
  const aloneMs = await tryAlone({ ...engine, order: { ...first, script: scriptForOne(plan, addresses), levels: 0 } });
  const levels = planLevels(asked, aloneMs);
  say(`One user came through in ${describeDuration(aloneMs)}; now up to ${asked.users} in ${levels.length} levels`);

  const browsers = asked.browsers === 0 ? null : startBrowsers(browserOrder(order));
  const script = artilleryScript(plan, { levels, addresses, aloneMs });
  const titles = plan.steps.map(({ title }) => title);
  const driven = await driveLevels({
    ...engine,
    order: { ...common, script, levels: levels.length },
    onMeasured: (level, so, isWhole) => {
      if (isWhole) say(levelText(levels[level]?.users ?? 0, so, plan.steps));
      return whyToStop(so, budgets, titles, order.stopAt);
    },
  });
  browsers?.stop();
  const measured: SurgeLevel[] = [];
  for (const [index, level] of driven.levels.entries()) {
    const from = Date.parse(level.startedAt);
    const seen = (await browsers?.saw(from, from + level.durationMs)) ?? [];
    measured.push({ ...wholeLevel(levels, index, level), browsers: seen, state: judgeLevel(level, budgets) });
  }
  const requests = plan.requests.map(
    ({ step, method, pattern, service, owner, poll }): SurgeRequest => ({
      step,
      method,
      pattern,
      service,
      owner,
      waitsFor: poll?.shows ?? null,
    }),
  );
  return {
    schemaVersion: 1,
    id,
    environment: order.source.name,
    run: recording.run.id,
    scenario: plan.scenario,
    incident: order.incident,
    startedAt,
    endedAt: isoTime(systemClock.now()),
    asked,
    ...concludeSurge({ levels: measured, budgets, titles, requests, stopped: driven.stopped }),
    stopped: driven.stopped,
    steps: [...plan.steps],
    requests,
    aloneMs: Math.round(aloneMs),
    levels: measured,
    notCovered: [...plan.notCovered],
    madeUp: plan.madeUp.map(({ name }) => name),
    captured: plan.requests.flatMap(({ captures }) => captures.map(({ as }) => as)),
    notes: [...plan.notes],
  };
}

function wholeLevel(levels: readonly LevelPlan[], index: number, measured: MeasuredLevel) {
  return { users: levels[index]?.users ?? measured.reached, ...measured };
}

/** Secrets reach the engine as variables, as they reach everybody. */
function engineVariables({ source, ground }: SurgeOrder): Record<string, string | undefined> {
  const { certificateAuthority } = ground.environment;
  return {
    ...process.env,
    ...source.variables,
    ...ground.variables,
    ...(certificateAuthority === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificateAuthority }),
  };
}

function browserOrder({ project, source, ground, plan, supervisor, asked, id, seed }: SurgeOrder) {
  return {
    count: asked.browsers,
    project,
    playwright: findPlaywright(project).command,
    environment: source.name,
    variables: ground.variables,
    title: plan.scenario.title,
    surge: id,
    seed,
    supervisor,
  };
}
