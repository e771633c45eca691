import type { Evidence, Scenario, Step } from '../../../model/evidence.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { renderTable } from '../../html/table.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Anchors } from '../anchors.ts';

const MOST_OPERATIONS = 40;
const MOST_STEPS = 6;

/** What the platform calls at the bank, and in which steps: what any change of the contract would touch. */
export function renderBankCalls(evidence: Evidence | null, anchors: Anchors): Markup {
  const calls = (evidence?.scenarios ?? []).flatMap((scenario) =>
    scenario.bankCalls.map((call) => ({
      name: call.operation ?? `${call.method} ${call.path}`,
      scenario,
      step: stepAt(scenario, call.at),
    })),
  );
  if (calls.length === 0) return nothing;
  const operations = [...Map.groupBy(calls, ({ name }) => name)];
  const rows = operations.slice(0, MOST_OPERATIONS).map(([name, own]) => {
    const places = [
      ...Map.groupBy(own, ({ scenario, step }) => JSON.stringify([scenario.id, step?.title ?? null])).values(),
    ];
    const more = places.length - MOST_STEPS;
    const steps = places
      .slice(0, MOST_STEPS)
      .map(([first]) => first !== undefined && markup`<li>${renderPlace(first.scenario, first.step, anchors)}</li>`);
    const count = own.length === 1 ? 'once' : `${own.length} times`;
    return {
      cells: [
        markup`<code>${onOneLine(name, 160)}</code>`,
        count,
        markup`<ul>${steps}${more > 0 && markup`<li>and ${more} more</li>`}</ul>`,
      ],
    };
  });
  return renderTable('What the platform calls', ['Operation', 'Called', 'In the steps'], rows);
}

function renderPlace(scenario: Scenario, step: Step | undefined, anchors: Anchors): Markup {
  const anchor = anchors.scenario(scenario.id);
  const title = onOneLine(scenario.title, 120);
  const linked = anchor === undefined ? markup`${title}` : markup`<a href="#${anchor}">${title}</a>`;
  return markup`${step === undefined ? 'before the first step' : `“${onOneLine(step.title, 120)}”`} <span class="quiet">in</span> ${linked}`;
}

/** The step of a scenario that was under way at a moment: what happens between two belongs to the one before. */
export function stepAt({ steps }: Pick<Scenario, 'steps'>, at: string): Step | undefined {
  const moment = Date.parse(at);
  return steps.findLast(({ startedAt }) => Date.parse(startedAt) <= moment);
}
