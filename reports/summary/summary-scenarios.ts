import type { Scenario } from '../../model/evidence.ts';
import { describeDuration } from '../../support/duration.ts';
import { arrivals } from '../delayed-flow/arrivals.ts';
import { figure } from '../words/count-text.ts';
import { markdownTable, plain } from '../words/markdown-text.ts';

const MOST_LISTED = 50;
const SIGNS = { failed: '✗', 'cut-off': '~', skipped: '-', passed: '✓' } as const;
const ORDER = Object.keys(SIGNS);

/** The scenarios as a table of Markdown: what did not pass first, so that it is there also where not all fit. */
export function scenarioSections(all: readonly Scenario[]): string[] {
  if (all.length === 0) return ['## Scenarios', 'None was played.'];
  const listed = all.toSorted((one, other) => urgency(one) - urgency(other)).slice(0, MOST_LISTED);
  const heading = ['Scenario', 'Result', 'Steps', 'Milestones', 'Took'];
  const table = markdownTable(heading, listed.map(row), ['left', 'left', 'right', 'right', 'right']);
  return ['## Scenarios', table, ...leftOut(all, listed)];
}

function urgency({ status, attempts }: Scenario): number {
  return ORDER.indexOf(status) - (status === 'passed' && attempts > 1 ? 0.5 : 0);
}

function row(scenario: Scenario): string[] {
  const { title, status, attempts, durationMs, steps } = scenario;
  const retried = attempts > 1 ? ` at attempt ${attempts}` : '';
  const said = attempts === 0 ? 'never begun' : `${status}${retried}`;
  const line = arrivals(scenario);
  const came = line.filter(({ state }) => state === 'came').length;
  const unseen = line.filter(({ state }) => state === 'not-observed').length;
  const beside = unseen === 0 ? '' : ` (${unseen} not observed)`;
  const milestones = line.length === 0 ? '' : `${came} of ${line.length}${beside}`;
  const took = attempts === 0 ? '' : describeDuration(durationMs);
  return [plain(title), `${SIGNS[status]} ${said}`, String(steps.length), milestones, took];
}

function leftOut(all: readonly Scenario[], listed: readonly Scenario[]): string[] {
  const more = all.length - listed.length;
  if (more === 0) return [];
  const passed = count(all) - count(listed);
  const how = passed === more ? 'all of them passed' : `${figure(passed)} of them passed`;
  return [`and ${figure(more)} more; ${how}.`];
}

function count(scenarios: readonly Scenario[]): number {
  return scenarios.filter(({ status }) => status === 'passed').length;
}
