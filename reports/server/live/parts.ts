import type { Evidence, Scenario } from '../../../model/evidence.ts';
import { anchorsOf } from '../../page/anchors.ts';
import { renderNotes } from '../../page/notes.ts';
import { renderReadiness } from '../../page/readiness.ts';
import { renderVerdict } from '../../page/verdict/verdict.ts';
import type { ReportInput } from '../../report-input.ts';
import { momentOf } from '../../words/moment.ts';
import { type Headline, headlineOf } from '../../words/standing.ts';
import type { Course } from './course.ts';
import { renderLiveScenario } from './live-scenario.ts';
import { renderNow } from './now.ts';

/** The page of a run that goes on, in parts that change on their own: their ids, and what is in each. */
export type Parts = ReadonlyMap<string, string>;

/** How a part of a scenario is called. */
export const SCENARIO_PART = 'live-scenario-';

/** With more scenarios than this, those that passed are drawn when somebody opens them. */
const FEW = 30;

/** Draws a scenario, or gives what it was drawn as before where nothing happened in it since. */
export type DrawScenario = (scenario: Scenario, whole: boolean, draw: () => string) => string;

/** Renders a run that goes on. */
export function renderParts(input: ReportInput, course: Course, drawScenario: DrawScenario): Parts {
  const moment = momentOf(input);
  const parts = new Map<string, string>([
    ['live-head', String(renderVerdict(input, headlineWhileRunning(input)))],
    ['live-now', String(renderNow(input, course))],
    ['live-readiness', input.readiness === null ? '' : String(renderReadiness(input, moment, anchorsOf(input)))],
    ['live-notes', String(renderNotes(input.cutOff ? input.notes : []))],
  ]);
  const scenarios = input.evidence?.scenarios ?? [];
  let failed = 0;
  for (const [index, scenario] of scenarios.entries()) {
    if (scenario.status === 'failed') failed += 1;
    const isWanted = scenario.status === 'cut-off' || (scenario.status === 'failed' && failed <= FEW);
    const whole = scenarios.length <= FEW || isWanted;
    const content = drawScenario(scenario, whole, () => renderScenarioPart(input, scenario, whole));
    parts.set(`${SCENARIO_PART}${index + 1}`, content);
  }
  return new Map([...parts].map(([id, content]) => [id, inPart(id, content)]));
}

/** One scenario as a part with all that is inside it; `undefined` where there is no such part. */
export function renderWholeScenario(input: ReportInput, id: string): string | undefined {
  const scenario = input.evidence?.scenarios[Number(id.slice(SCENARIO_PART.length)) - 1];
  return scenario === undefined ? undefined : inPart(id, renderScenarioPart(input, scenario, true));
}

function renderScenarioPart(input: ReportInput, scenario: Scenario, whole: boolean): string {
  const { present, earlierRuns, cutOff } = input;
  return String(renderLiveScenario(scenario, { moment: momentOf(input), present, earlierRuns, cutOff, whole }));
}

function inPart(id: string, content: string): string {
  return `<div id="${id}">${content}</div>`;
}

function headlineWhileRunning(input: ReportInput): Headline {
  const headline = headlineOf(input);
  if (headline.standing !== 'running') return headline;
  return {
    ...headline,
    word: 'Running',
    meaning: 'The rehearsal goes on: no verdict yet',
    reason: reached(input.evidence),
  };
}

function reached(evidence: Evidence | null): string {
  const scenarios = evidence?.scenarios ?? [];
  if (scenarios.length === 0) return 'The first scenario has not begun.';
  const over = scenarios.filter(({ status, attempts }) => attempts > 0 && status !== 'cut-off');
  const failed = over.filter(({ status }) => status === 'failed').length;
  const sum = `${over.length.toLocaleString('en')} of ${scenarios.length.toLocaleString('en')} scenarios played`;
  return failed === 0 ? `${sum}.` : `${sum}, ${failed.toLocaleString('en')} failed.`;
}
