import { standsAlone } from '../embedding/embedded-pictures.ts';
import { policyOfEmbedding } from '../embedding/policy.ts';
import { momentOf } from '../moment.ts';
import type { ReportInput } from '../report-input.ts';
import { headlineOf } from '../standing.ts';
import { renderAccepted } from './accepted.ts';
import { anchorsOf } from './anchors.ts';
import { behaviour, contentSecurityPolicy, style } from './assets.ts';
import { countBankChanges, renderBankChanges } from './bank-changes.ts';
import { renderContract } from './contract.ts';
import { renderDrift } from './drift.ts';
import { renderFiles } from './files.ts';
import { renderFixWindows } from './fix-windows/fix-windows.ts';
import { renderHead } from './head.ts';
import { renderLedgerStrip } from './ledger-strip/ledger-strip.ts';
import { type Markup, markup, nothing, ours } from './markup.ts';
import { renderNotes } from './notes.ts';
import { renderReadiness } from './readiness.ts';
import { renderReasons } from './reasons.ts';
import { renderRollback } from './rollback.ts';
import { renderScenarioData, renderScenarios } from './scenarios.ts';
import { failedTelling, renderTold } from './told.ts';
import { renderVerdict } from './verdict.ts';

/** One part of the page: its anchor, what the contents call it, and how much is in it. */
interface Section {
  id: string;
  name: string;
  count: string;
  content: Markup;
}

/**
 * The report as one HTML document that opens from disk: everything inline, pictures as files beside it,
 * no request to anywhere. The verdict comes first, then what stands in the way, then the evidence.
 */
export function renderPage(input: ReportInput): string {
  const headline = headlineOf(input);
  const sections = sectionsOf(input);
  const title = `${headline.word}: ${input.run.environment}, run ${input.run.id}`;
  return markup`<!doctype html>
<html lang="en">
${renderHead({ title, style, policy: standsAlone(input.present) ? policyOfEmbedding(contentSecurityPolicy) : contentSecurityPolicy })}
<body class="standing-${headline.standing}">
${renderVerdict(input, headline)}
${renderContents(sections)}
<main id="content">${sections.map(({ content }) => content)}</main>
<footer class="colophon"><p>Rehearsed by rehearse. This page is a file: it loads nothing, and sends nothing.</p></footer>
<script>${ours(behaviour)}</script>
${renderScenarioData(input, momentOf(input), anchorsOf(input))}
</body>
</html>
`.toString();
}

function sectionsOf(input: ReportInput): Section[] {
  const { verdict, evidence, readiness } = input;
  const moment = momentOf(input);
  const anchors = anchorsOf(input);
  const around = { moment, anchors, present: input.present };
  const reasons = (id: 'blockers' | 'risks' | 'doubts', name: string) => ({
    id,
    name,
    count: String(verdict?.[id].length ?? 0),
    content: renderReasons(id, verdict?.[id] ?? [], around),
  });
  const passes = readiness?.findings.filter(({ status }) => status === 'pass').length ?? 0;
  const notes = [...input.notes, ...(evidence?.gaps ?? [])];
  const sections = [
    reasons('blockers', 'Blockers'),
    { id: 'fix-windows', name: 'Fix windows', count: '', content: renderFixWindows(input) },
    reasons('doubts', 'Doubts'),
    reasons('risks', 'Risks'),
    {
      id: 'accepted',
      name: 'Accepted',
      count: String(verdict?.waived.length ?? 0),
      content: renderAccepted(verdict),
    },
    {
      id: 'drift',
      name: 'Changes',
      count: String(verdict?.drift?.facts.length ?? 0),
      content: renderDrift(verdict?.drift ?? null, anchors),
    },
    {
      id: 'rollback',
      name: 'The way back',
      count: String(verdict?.rollback?.steps.length ?? 0),
      content: renderRollback(verdict?.rollback ?? null),
    },
    { id: 'ledger', name: 'Nights', count: '', content: renderLedgerStrip(input) },
    { id: 'notes', name: 'Missing here', count: String(notes.length), content: renderNotes(notes) },
    {
      id: 'readiness',
      name: 'Readiness',
      count: readiness === null ? 'none' : `${passes}/${readiness.findings.length}`,
      content: renderReadiness(readiness, moment, anchors),
    },
    {
      id: 'bank-changes',
      name: 'The bank',
      count: countBankChanges(input),
      content: renderBankChanges(input, anchors),
    },
    {
      id: 'contract',
      name: 'Contract',
      count: String(evidence?.contractFindings.length ?? 0),
      content: renderContract(evidence),
    },
    {
      id: 'scenarios',
      name: 'Scenarios',
      count: (evidence?.scenarios.length ?? 0).toLocaleString('en'),
      content: renderScenarios(input, moment, anchors),
    },
    { id: 'told', name: 'Told', count: failedTelling(input.told), content: renderTold(input.told) },
    { id: 'files', name: 'Files', count: '', content: renderFiles(input) },
  ];
  return sections.filter(({ content }) => content !== nothing);
}

function renderContents(sections: readonly Section[]): Markup {
  return markup`<nav class="contents" aria-label="Contents"><ul>${sections.map(
    ({ id, name, count }) =>
      markup`<li><a href="#${id}">${name}${count === '' ? nothing : markup` <span class="count">${count}</span>`}</a></li>`,
  )}</ul></nav>`;
}
