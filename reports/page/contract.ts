import type { ContractFinding } from '../../model/contract-finding.ts';
import type { Evidence } from '../../model/evidence.ts';
import { placeOfFinding, SIDE_WORDS, subjectOfFinding } from '../contract-text.ts';
import { utcSecond } from '../instants.ts';
import { onOneLine } from '../legible-text.ts';
import { type Markup, markup, nothing } from './markup.ts';

const MOST_SHOWN = 100;

/** What was not as the bank's contract has it, each thing once, with how often and in which scenarios. */
export function renderContract(evidence: Evidence | null): Markup {
  const findings = evidence?.contractFindings ?? [];
  if (evidence === null || findings.length === 0) return nothing;
  const titles = new Map(evidence.scenarios.map(({ id, title }) => [id, title]));
  const more = findings.length - MOST_SHOWN;
  return markup`<section class="part contract" id="contract" aria-labelledby="contract-heading">
<h2 id="contract-heading">What is not as the bank’s contract has it</h2>
<div class="contract-frame" role="region" aria-label="Deviations from the contract" tabindex="0"><table>
<thead><tr><th scope="col">Operation</th><th scope="col">Where</th><th scope="col">Expected</th><th scope="col">Got</th><th scope="col">Seen</th></tr></thead>
<tbody>${findings.slice(0, MOST_SHOWN).map((finding) => renderFinding(finding, titles))}</tbody>
</table></div>
${more > 0 && markup`<p class="quiet">And ${more} more, in evidence.json.</p>`}
</section>`;
}

function renderFinding(finding: ContractFinding, titles: ReadonlyMap<string, string>): Markup {
  const { side, version, expected, got, nearest, fault } = finding;
  const place = placeOfFinding(finding);
  return markup`<tr>
<td><code>${onOneLine(subjectOfFinding(finding), 200)}</code><span class="quiet">${onOneLine(version, 40)}</span></td>
<td>${SIDE_WORDS[side]}${place !== '' && markup` <code>${onOneLine(place, 160)}</code>`}</td>
<td>${onOneLine(expected, 240)}${nearest !== null && markup`<span class="quiet">nearest: <code>${onOneLine(nearest, 160)}</code></span>`}</td>
<td>${onOneLine(got, 240)}${fault !== null && markup`<span class="quiet">wanted: the fault ${onOneLine(fault, 60)}</span>`}</td>
<td>${renderSeen(finding, titles)}</td>
</tr>`;
}

function renderSeen({ count, firstAt, scenarios }: ContractFinding, titles: ReadonlyMap<string, string>): Markup {
  const where =
    scenarios.length === 0 ? 'outside the scenarios' : scenarios.map((id) => titles.get(id) ?? id).join('; ');
  return markup`<span class="figure">${count === 1 ? 'once' : `${count} times`}, <time datetime="${firstAt}">${utcSecond(firstAt)}</time></span><span class="quiet">${onOneLine(where, 240)}</span>`;
}
