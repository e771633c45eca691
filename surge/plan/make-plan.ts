import { Problem } from '../../support/problem.ts';
import type { RecordedScenario, RecordedStep } from '../recording/recorded-scenario.ts';
import { coveredSteps } from './covered.ts';
import { findOrigins, type ValueWishes } from './find-origins.ts';
import { type Gathered, gatherRequests } from './gather-requests.ts';
import { KnownValues } from './known-values.ts';
import type { Plan, PlannedRequest, PlannedStep } from './plan.ts';
import { planPoll } from './plan-poll.ts';
import { bodyTemplate, pathTemplate, replayedHeaders } from './request-values.ts';

/** How a recording is to be replayed. Durations in milliseconds. */
export interface PlanOptions extends ValueWishes {
  /** What recorded pauses are multiplied with. */
  pace: number;
  /** The least pause between two steps. */
  pauseMs: number;
  /** For every step; otherwise each has its own, or the usual one. */
  budgetMs: number | null;
  /** For steps that have none of their own; 2 seconds, and more where they wait for something, unless given. */
  usualBudgetMs?: number | undefined;
  withAssets: boolean;
}

/** What a step may take that has no budget of its own; more by twice the wait where it waits for something. */
const USUAL_BUDGET_MS = 2000;
const NOTABLE_PAUSE_MS = 50;

/**
 * Makes of a recorded scenario what each of many users does. Throws a Problem when nothing of it is asked of the environment's
 * services by a browser.
 */
export function makePlan(scenario: RecordedScenario, options: PlanOptions): Plan {
  const covered = coveredSteps(scenario);
  const gathered = covered === null ? [] : gatherRequests(covered, scenario.services, options.withAssets);
  if (covered === null || gathered.length === 0) {
    throw new Problem(
      `There is nothing to replay of “${scenario.title}”`,
      `its browsers asked nothing of ${scenario.services.map(({ name }) => name).join(', ')} before somebody else had to act`,
      'name a scenario that does with --scenario, or declare the service that its pages come from',
    );
  }
  const known = new KnownValues();
  const { madeUp, captures, notes } = findOrigins(gathered, known, options);
  const own = [...madeUp.map(({ recorded }) => recorded), ...capturedValues(gathered, known)];
  const requests = gathered.map((request, index): PlannedRequest => {
    const { place, step, first, last } = request;
    const poll = planPoll(request, gathered.slice(0, index), own);
    const path = pathTemplate(place.path, known);
    const pattern = patternOf(path);
    return {
      name: `${step + 1}.${indexWithin(gathered, index) + 1} ${first.method} ${pattern}`,
      step,
      service: place.service.name,
      owner: place.service.owner,
      method: first.method,
      path,
      pattern,
      headers: headersOf(request, known),
      body: bodyTemplate(first, known),
      status: last.status,
      captures: captures.get(request) ?? [],
      poll,
      isAsset: request.isAsset,
      // Whoever waits does not pause: what asks again and again pauses by itself.
      pauseMs: poll === null ? pauseBefore(gathered, index, options) : 0,
    };
  });
  return {
    scenario: { id: scenario.id, title: scenario.title },
    steps: covered.steps.map((step, index) => plannedStep(step, index, requests, options)),
    requests,
    madeUp,
    secrets: known.secrets,
    notCovered: covered.notCovered,
    notes: [...notes, ...cookieNotes(gathered)],
  };
}

function capturedValues(gathered: readonly Gathered[], known: KnownValues): string[] {
  return gathered.flatMap(({ place }) => place.path.split(/[/?&=]/)).filter((part) => known.has(part));
}

function indexWithin(gathered: readonly Gathered[], index: number): number {
  const step = gathered[index]?.step;
  return gathered.slice(0, index).filter((other) => other.step === step).length;
}

/** `/payments/{payments_id}`: what is told of a path, without query. */
function patternOf(path: string): string {
  const [withoutQuery = ''] = path.split('?');
  return withoutQuery.replace(/\{\{ (\w+?)(?:_url)? \}\}/g, '{$1}');
}

/** Where pages say whence they ask, that is where the services are when it is replayed. */
function headersOf({ place, first }: Gathered, known: KnownValues): Record<string, string> {
  const { origin } = new URL(place.service.url);
  const here = `{{ at_${variableOf(place.service.name)} }}`;
  return Object.fromEntries(
    Object.entries(replayedHeaders(first)).map(([name, value]) => [
      name,
      value.startsWith(origin)
        ? here + known.template(value.slice(origin.length), 'plain')
        : known.template(value, 'plain'),
    ]),
  );
}

/** What a service's address is called in templates, behind `at_`. */
export function variableOf(service: string): string {
  return service.replace(/\W/g, '_');
}

function pauseBefore(gathered: readonly Gathered[], index: number, { pace, pauseMs }: PlanOptions): number {
  const request = gathered[index];
  const before = gathered[index - 1];
  if (request === undefined || before === undefined) return 0;
  const recorded = request.quietMs < NOTABLE_PAUSE_MS ? 0 : Math.round(request.quietMs * pace);
  return request.step === before.step ? recorded : Math.max(pauseMs, recorded);
}

function plannedStep(
  { title, durationMs, budgetMs }: RecordedStep,
  index: number,
  requests: readonly PlannedRequest[],
  options: PlanOptions,
): PlannedStep {
  const waits = requests.some(({ step, poll }) => step === index && poll !== null);
  const usual = options.usualBudgetMs ?? USUAL_BUDGET_MS;
  return { title, budgetMs: options.budgetMs ?? budgetMs ?? usual + (waits ? 2 * durationMs : 0) };
}

/** Cookies that were there from the start: log-in that was kept outside the scenario. */
function cookieNotes(gathered: readonly Gathered[]): string[] {
  const set = gathered.flatMap(({ last }) => (last.answerHeaders['set-cookie'] ?? '').split('\n').map(nameOfCookie));
  const sent = gathered.flatMap(({ first }) => (first.headers.cookie ?? '').split(/; */).map(nameOfCookie));
  const unknown = [...new Set(sent)].filter((name) => name !== '' && !set.includes(name));
  if (unknown.length === 0) return [];
  return [
    `No recorded answer sets the cookie ${unknown.join(', ')}: users come without it, as if they were not logged in`,
  ];
}

function nameOfCookie(cookie: string): string {
  return cookie.split('=')[0]?.trim() ?? '';
}
