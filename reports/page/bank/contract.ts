import type { ContractFinding } from '../../../model/contract-finding.ts';
import type { Evidence, Scenario } from '../../../model/evidence.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { placeOfFinding, SIDE_WORDS, subjectOfFinding } from '../../words/contract-text.ts';
import { utcSecond } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { stepAt } from './bank-calls.ts';

const MOST_SHOWN = 100;

/** What was not as the bank's contract has it, each thing once, with how often and in which scenarios. */
export function renderContract(evidence: Evidence | null): Markup {
  const findings = evidence?.contractFindings ?? [];
  if (evidence === null || findings.length === 0) return nothing;
  const scenarios = new Map(evidence.scenarios.map((scenario) => [scenario.id, scenario]));
  const more = findings.length - MOST_SHOWN;
  return markup`<section class="part contract" id="contract" aria-labelledby="contract-heading">
<h2 id="contract-heading">What is not as the bank’s contract has it</h2>
<div class="contract-frame" role="region" aria-label="Deviations from the contract" tabindex="0"><table>
<thead><tr><th scope="col">Operation</th><th scope="col">Where</th><th scope="col">Expected</th><th scope="col">Got</th><th scope="col">Seen</th></tr></thead>
<tbody>${findings.slice(0, MOST_SHOWN).map((finding) => renderFinding(finding, scenarios))}</tbody>
</table></div>
${more > 0 && markup`<p class="quiet">And ${more} more, in evidence.json.</p>`}
</section>`;
}

function renderFinding(finding: ContractFinding, scenarios: ReadonlyMap<string, Scenario>): Markup {
  const { side, version, expected, got, nearest, fault } = finding;
  const place = placeOfFinding(finding);
  return markup`<tr>
<td><code>${onOneLine(subjectOfFinding(finding), 200)}</code><span class="quiet">${onOneLine(version, 40)}</span></td>
<td>${SIDE_WORDS[side]}${place !== '' && markup` <code>${onOneLine(place, 160)}</code>`}</td>
<td>${onOneLine(expected, 240)}${nearest !== null && markup`<span class="quiet">nearest: <code>${onOneLine(nearest, 160)}</code></span>`}</td>
<td>${onOneLine(got, 240)}${fault !== null && markup`<span class="quiet">wanted: the fault ${onOneLine(fault, 60)}</span>`}</td>
<td>${renderSeen(finding, scenarios)}</td>
</tr>`;
}

function renderSeen({ count, firstAt, scenarios: ids }: ContractFinding, all: ReadonlyMap<string, Scenario>): Markup {
  const where = ids.length === 0 ? 'outside the scenarios' : ids.map((id) => all.get(id)?.title ?? id).join('; ');
  const step = stepOfFirst(ids, firstAt, all);
  return markup`<span class="figure">${count === 1 ? 'once' : `${count} times`}, <time datetime="${firstAt}">${utcSecond(firstAt)}</time></span><span class="quiet">${onOneLine(where, 240)}</span>${step !== undefined && markup`<span class="quiet">first in the step “${onOneLine(step, 120)}”</span>`}`;
}

/** The step during which it happened for the first time; scenarios are played one after another, so at most one of them fits. */
function stepOfFirst(ids: readonly string[], firstAt: string, all: ReadonlyMap<string, Scenario>): string | undefined {
  for (const id of ids) {
    const scenario = all.get(id);
    const step = scenario && stepAt(scenario, firstAt);
    if (step !== undefined && scenario?.startedAt != null && isWithin(firstAt, scenario)) return step.title;
  }
  return undefined;
}

function isWithin(at: string, { startedAt, durationMs }: Scenario): boolean {
  const since = startedAt === null ? -1 : Date.parse(at) - Date.parse(startedAt);
  return since >= 0 && since <= durationMs;
}
