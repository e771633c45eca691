import type { ReportInput } from '../report-input.ts';
import { command } from './command.ts';
import { type Child, type Markup, markup, nothing } from './markup.ts';

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
  { path: 'post-mortem.md', says: 'a draft of what happened, now that it is go again' },
  { path: 'summary.md', says: 'this page in short, for a pull request or a chat' },
  { path: 'junit.xml', says: 'for a CI’s test viewer' },
  { path: 'ctrf-report.json', says: 'for tools that read CTRF' },
];

/** What else was kept of the run, and how to open it. Only what is there is offered. */
export function renderFiles({ present, run, evidence }: ReportInput): Markup {
  const artefacts = ARTEFACTS.filter(({ path }) => present.has(path));
  const tools = Object.entries(run.tools).map(([name, version]) => `${name} ${version}`);
  return markup`<section class="part files" id="files" aria-labelledby="files-heading">
<h2 id="files-heading">Everything that was kept</h2>
<div class="file-columns">
<div><h3>To look deeper</h3><ul>${viewers(present, evidence)}</ul></div>
${artefacts.length > 0 && markup`<div><h3>For other tools</h3><ul>${artefacts.map(renderArtefact)}</ul></div>`}
</div>
<p class="quiet made-by">Seed ${run.seed}${tools.length > 0 && markup`, made with ${tools.join(', ')}`}${run.arguments.length > 0 && markup`. Started with <code>${run.arguments.join(' ')}</code>`}</p>
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
  const allure = present.has('allure-results')
    ? markup`<li>Allure results <span class="quiet">${command('npx allure@3 generate allure-results --open')}</span></li>`
    : nothing;
  const logs = present.has('logs')
    ? markup`<li>What the processes of the run said is in <code>logs</code></li>`
    : nothing;
  const any = [playwright, traces, allure, logs].filter((viewer) => viewer !== nothing);
  return any.length > 0 ? any : [markup`<li class="quiet">No trace or other report was kept of this run.</li>`];
}
