import { standsAlone } from '../embedding/embedded-pictures.ts';
import { markupInAscii } from '../html/ascii.ts';
import { renderHead } from '../html/head.ts';
import { type Markup, markup, nothing, ours } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';
import { figure } from '../words/count-text.ts';
import { momentOf } from '../words/moment.ts';
import { headlineOf } from '../words/standing.ts';
import { anchorsOf } from './anchors.ts';
import { behaviour, style } from './assets.ts';
import { countBankChanges, renderBankChanges } from './bank/bank-changes.ts';
import { renderContract } from './bank/contract.ts';
import { renderDrift } from './changes/drift.ts';
import { renderRollback } from './changes/rollback.ts';
import { renderFiles } from './files.ts';
import { renderFixWindows } from './fix-windows/fix-windows.ts';
import { renderPresenterLinks } from './for-the-presenter.ts';
import { renderLedgerStrip } from './ledger-strip/ledger-strip.ts';
import { renderNotes } from './notes.ts';
import { renderReadiness } from './readiness.ts';
import { renderScenarioData, renderScenarios } from './scenarios/scenarios.ts';
import { countSurge, renderSurge } from './surge/surge.ts';
import { failedTelling, renderTold } from './told.ts';
import { renderAccepted } from './verdict/accepted.ts';
import { renderReasons } from './verdict/reasons.ts';
import { renderVerdict } from './verdict/verdict.ts';

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
export async function renderPage(input: ReportInput): Promise<string> {
  const headline = headlineOf(input);
  const sections = sectionsOf(input);
  const title = `${headline.word}: ${input.run.environment}, run ${input.run.id}`;
  const data = await renderScenarioData(input, momentOf(input), anchorsOf(input));
  const page = markup`<!doctype html>
<html lang="en">
${renderHead(title, { style, script: behaviour, pictures: standsAlone(input.present) ? 'inside' : 'beside' })}
<body class="standing-${headline.standing}">
${renderVerdict(input, headline)}
${renderContents(sections)}
${renderPresenterLinks(input)}
<main id="content">${sections.map(({ content }) => content)}</main>
<footer class="colophon"><p>Rehearsed by rehearse. This page is a file: it loads nothing, and sends nothing.</p></footer>
<script>${ours(behaviour)}</script>
`.toString();
  // A page of few scenarios is read soon enough as it is; and whoever looks into the file finds every word in it.
  return `${data === nothing ? page : markupInAscii(page)}${data}
</body>
</html>
`;
}

function sectionsOf(input: ReportInput): Section[] {
  const { verdict, evidence, readiness } = input;
  const moment = momentOf(input);
  const anchors = anchorsOf(input);
  const around = { moment, anchors, present: input.present, earlierRuns: input.earlierRuns };
  const reasons = (id: 'blockers' | 'risks' | 'doubts', name: string) => ({
    id,
    name,
    count: String(verdict?.[id].length ?? 0),
    content: renderReasons(id, verdict?.[id] ?? [], around),
  });
  const passes = readiness?.findings.filter(({ status }) => status === 'pass').length ?? 0;
  const notes = [...input.notes, ...(evidence?.gaps ?? [])];
  // By when something must be mended is read after what it is, and before what matters less.
  const told = [reasons('blockers', 'Blockers'), reasons('doubts', 'Doubts'), reasons('risks', 'Risks')].filter(
    isThere,
  );
  const [worst, lesser] = [told.slice(0, 1), told.slice(1)];
  const sections = [
    ...worst,
    { id: 'fix-windows', name: 'Fix windows', count: '', content: renderFixWindows(input) },
    ...lesser,
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
    { id: 'notes', name: 'Missing here', count: String(notes.length), content: renderNotes(notes) },
    { id: 'ledger', name: 'Nights', count: '', content: renderLedgerStrip(input) },
    {
      id: 'readiness',
      name: 'Readiness',
      count: readiness === null ? 'none' : `${passes}/${readiness.findings.length}`,
      content: renderReadiness(input, moment, anchors),
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
      count: figure(evidence?.scenarios.length ?? 0),
      content: renderScenarios(input, moment, anchors),
    },
    { id: 'surge', name: 'Surge', count: countSurge(input.surge), content: renderSurge(input.surge ?? null) },
    { id: 'told', name: 'Told', count: failedTelling(input.told), content: renderTold(input.told) },
    { id: 'files', name: 'Files', count: '', content: renderFiles(input) },
  ];
  return sections.filter(isThere);
}

function isThere({ content }: Section): boolean {
  return content !== nothing;
}

function renderContents(sections: readonly Section[]): Markup {
  return markup`<nav class="contents" aria-label="Contents"><ul>${sections.map(
    ({ id, name, count }) =>
      markup`<li><a href="#${id}">${name}${count === '' ? nothing : markup` <span class="count">${count}</span>`}</a></li>`,
  )}</ul></nav>`;
}
