import type { Plan, PlannedRequest } from '../plan/plan.ts';

/** A level of the surge: so many users at once for so long. */
export interface LevelPlan {
  users: number;
  durationMs: number;
}

/** What a script of Artillery's is made of besides the plan. */
export interface ScriptOptions {
  levels: readonly LevelPlan[];
  /** Where each service is, by the name that templates call it: `at_portal`. */
  addresses: Readonly<Record<string, string>>;
  /** How long one user alone takes: so soon each is followed by another. */
  aloneMs: number;
  /** Where the functions are that the script calls; where the script is run here, they are handed over instead. */
  processor?: string;
}

/** The part of a level in which its further users come. */
const COMES_WITHIN = 0.2;
/** People are not in step. */
const JITTER = '30%';
const LEAST_TIMEOUT_S = 10;
const LONGEST_TIMEOUT_S = 60;

/** The plan as a script of Artillery's, which its own command runs as well, on one machine or on many. */
export function artilleryScript(plan: Plan, options: ScriptOptions): Record<string, unknown> {
  const { levels, addresses, aloneMs, processor } = options;
  const timeout = timeoutSeconds(plan.steps.map(({ budgetMs }) => budgetMs));
  return {
    config: {
      target: Object.values(addresses)[0],
      phases: levels.map((level, index) => phaseOf(level, levels[index - 1]?.users ?? 0, aloneMs)),
      http: { timeout, defaults: { think: { jitter: JITTER } } },
      variables: addresses,
      ...(processor === undefined ? {} : { processor }),
    },
    scenarios: [
      { name: plan.scenario.title, beforeScenario: 'begin', onError: ['failed'], flow: plan.requests.flatMap(flowOf) },
    ],
  };
}

/** How long an answer may take to begin, in seconds. */
export function timeoutSeconds(budgetsMs: readonly number[]): number {
  return Math.min(LONGEST_TIMEOUT_S, Math.max(LEAST_TIMEOUT_S, Math.ceil((2 * Math.max(...budgetsMs)) / 1000)));
}

/** The one user who tries whether the plan works at all. */
export function scriptForOne(plan: Plan, addresses: ScriptOptions['addresses']): Record<string, unknown> {
  const script = artilleryScript(plan, { levels: [], addresses, aloneMs: 1000 });
  const { config } = script;
  return {
    ...script,
    config: { ...(typeof config === 'object' ? config : {}), phases: [{ duration: 1, arrivalCount: 1 }] },
  };
}

/** As many arrive as keep the level's number there: whoever comes beyond it is turned away by Artillery. */
function phaseOf({ users, durationMs }: LevelPlan, before: number, aloneMs: number) {
  const further = Math.max(1, users - before) / ((COMES_WITHIN * durationMs) / 1000);
  const following = users / (aloneMs / 1000);
  return {
    name: users === 1 ? '1 user' : `${users} users`,
    duration: `${durationMs}ms`,
    arrivalRate: Math.ceil(further + following),
    maxVusers: users,
  };
}

function flowOf(request: PlannedRequest): unknown[] {
  const { method, pauseMs, poll } = request;
  const sent = { [method.toLowerCase()]: requestOf(request) };
  const pause = pauseMs === 0 ? [] : [{ think: `${pauseMs}ms` }];
  if (poll === null) return [...pause, sent];
  return [...pause, { loop: [{ think: `${poll.everyMs}ms` }, sent], whileTrue: 'asksAgain' }];
}

function requestOf({ name, service, path, headers, body, captures }: PlannedRequest) {
  return {
    url: `{{ at_${service.replace(/\W/g, '_')} }}${path}`,
    name,
    headers,
    followRedirect: false,
    ...(body === null ? {} : { body }),
    ...(captures.length === 0 ? {} : { capture: captures }),
    beforeRequest: ['sending'],
    afterResponse: ['answered'],
  };
}
