import { standsAlone } from '../embedding/embedded-pictures.ts';
import { command } from '../html/command.ts';
import { type Child, type Markup, markup, nothing } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';

interface Kept {
  path: string;
  says: Child;
}

const ARTEFACTS: readonly Kept[] = [
  { path: 'run.json', says: 'what was asked for, by which versions' },
  { path: 'environment.json', says: 'the environment as it was defined, without its secrets' },
  { path: 'readiness.json', says: 'every question and its answer' },
  { path: 'readiness-after.json', says: 'the same, asked again after the scenarios' },
  { path: 'fingerprint.json', says: 'what was deployed and configured' },
  { path: 'fingerprint-after.json', says: 'the same after the scenarios' },
  { path: 'journal.jsonl', says: 'everything that happened, as it happened' },
  { path: 'bank-exchanges.jsonl', says: 'every call at the mock bank with its answer' },
  { path: 'evidence.json', says: 'scenarios, steps and milestones' },
  { path: 'verdict.json', says: 'the outcome and its reasons' },
  { path: 'told.json', says: 'who was told of it' },
  { path: 'surge.json', says: 'what its surge came to: every level with its latencies' },
  { path: 'earlier-runs.json', says: 'what the ledger told of the runs before' },
  { path: 'post-mortem.md', says: 'a draft of what happened, now that it is go again' },
  { path: 'summary.md', says: 'this page in short, for a pull request or a chat' },
  { path: 'junit.xml', says: 'for a CI’s test viewer' },
  { path: 'ctrf-report.json', says: 'for tools that read CTRF' },
  { path: 'badge.svg', says: 'the outcome as a badge, for a page of yours' },
];

/** What else was kept of the run, and how to open it. Only what is there is offered. */
export function renderFiles({ present, run, evidence, understudy }: ReportInput): Markup {
  if (standsAlone(present)) return renderLeftBehind(run.id);
  const artefacts = ARTEFACTS.filter(({ path }) => present.has(path));
  const tools = Object.entries(run.tools).map(([name, version]) => `${name} ${version}`);
  return markup`<section class="part files" id="files" aria-labelledby="files-heading">
<h2 id="files-heading">Everything that was kept</h2>
<div class="file-columns">
<div><h3>To look deeper</h3><ul>${understudy?.kind === 'own' && UNDERSTUDY}${viewers(present, evidence)}</ul></div>
${artefacts.length > 0 && markup`<div><h3>For other tools</h3><ul>${artefacts.map(renderArtefact)}</ul></div>`}
</div>
<p class="quiet made-by">Seed ${run.seed}${tools.length > 0 && markup`, made with ${tools.join(', ')}`}${run.arguments.length > 0 && markup`. Started with <code>${run.arguments.join(' ')}</code>`}</p>
</section>`;
}

const UNDERSTUDY = markup`<li><a href="understudy.html">understudy.html</a> <span class="quiet">the run as a show in one file, for when the live demo fails</span></li>`;

/** Of a page that was made to be sent: what it does not have with it. */
function renderLeftBehind(run: string): Markup {
  return markup`<section class="part files" id="files" aria-labelledby="files-heading">
<h2 id="files-heading">Everything that was kept</h2>
<p>This page was made to be sent: it is one file with its pictures in it. The traces, the evidence and whatever else it names are in the folder of run <code>${run}</code>, where it was rehearsed.</p>
</section>`;
}

function renderArtefact({ path, says }: Kept): Markup {
  return markup`<li><a href="${path}">${path}</a> <span class="quiet">${says}</span></li>`;
}

function viewers(present: ReadonlySet<string>, evidence: ReportInput['evidence']): Markup[] {
  const hasTraces = evidence?.scenarios.some(({ trace }) => trace !== undefined) === true;
  const playwright = present.has('playwright/index.html')
    ? markup`<li><a href="playwright/index.html">Playwright’s own report</a> <span class="quiet">with traces: ${command('npx playwright show-report playwright')}</span></li>`
    : nothing;
  const traces = hasTraces
    ? markup`<li>Traces are in <code>traces</code> <span class="quiet">and linked at their scenarios</span></li>`
    : nothing;
  const allure = allureViewer(present);
  const logs = present.has('logs')
    ? markup`<li>What the processes of the run said is in <code>logs</code></li>`
    : nothing;
  const runSheet = present.has('run-sheet.html')
    ? markup`<li><a href="run-sheet.html">The run sheet</a> <span class="quiet">for whoever presents: what to do and say, step by step, and to print</span></li>`
    : nothing;
  const any = [runSheet, playwright, traces, allure, logs].filter((viewer) => viewer !== nothing);
  return any.length > 0 ? any : [markup`<li class="quiet">No trace or other report was kept of this run.</li>`];
}

/** Allure's report where it was made, otherwise how to make it; one of many files has to be served. */
function allureViewer(present: ReadonlySet<string>): Markup {
  if (present.has('allure-report/widgets')) {
    return markup`<li>Allure’s report <span class="quiet">${command('npx allure open allure-report')}</span></li>`;
  }
  if (present.has('allure-report/index.html')) {
    return markup`<li><a href="allure-report/index.html">Allure’s report</a> <span class="quiet">with nothing loaded from outside</span></li>`;
  }
  return present.has('allure-results')
    ? markup`<li>Allure results <span class="quiet">${command('npx rehearse report --allure')} makes its report</span></li>`
    : nothing;
}
