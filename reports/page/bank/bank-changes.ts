import type { BankChanges, ChangedOperation, ContractChange } from '../../../model/bank-changes.ts';
import type { Evidence } from '../../../model/evidence.ts';
import { factIds } from '../../../model/fact-ids.ts';
import { type IconName, icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import type { ReportInput } from '../../report-input.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Anchors } from '../anchors.ts';
import { renderBankCalls } from './bank-calls.ts';

const MOST_OPERATIONS = 40;
const MOST_CHANGES = 12;
const MOST_STEPS = 4;

const WHY = {
  run: 'this run was played against another version than the one that is expected',
  'last-go': 'it is another one than in the last go',
  spoken: 'the bank speaks another version than the one that is expected',
} as const satisfies Record<BankChanges['because'], string>;

const SIGNS = { breaking: 'fail', warning: 'warn', info: 'skipped' } as const satisfies Record<
  ContractChange['level'],
  IconName
>;
const LEVEL_WORDS = { breaking: 'breaks', warning: 'may break', info: 'does not break' } as const;

/** What changed in the bank's contract: first what the platform really calls, with the steps that it touches. */
export function renderBankChanges(input: ReportInput, anchors: Anchors): Markup {
  const changes = input.bankChanges ?? notCompared(input);
  if (changes === null) return nothing;
  const { from, to, because, trouble } = changes;
  return markup`<section class="part bank-changes" id="bank-changes" aria-labelledby="bank-changes-heading">
<h2 id="bank-changes-heading">What changed in the bank’s contract</h2>
<p class="listing-intro">From <strong>${onOneLine(from, 60)}</strong> to <strong>${onOneLine(to, 60)}</strong>: ${WHY[because]}. ${summaryOf(changes)}</p>
${trouble === null ? renderOperations(changes, input.evidence, anchors) : renderBankCalls(input.evidence, anchors)}
</section>`;
}

/** How many breaking changes are in what the platform calls, for the contents; empty where there are none. */
export function countBankChanges({ bankChanges }: ReportInput): string {
  const breaking = bankChanges?.operations.filter(({ called, changes }) => called && changes.some(touchesAndBreaks));
  return breaking === undefined || breaking.length === 0 ? '' : `${breaking.length} broken`;
}

function touchesAndBreaks({ level, steps }: ContractChange): boolean {
  return level === 'breaking' && steps.length > 0;
}

/** A run that compared nothing, from before that was done say, may still know that the contract is another one. */
function notCompared({ verdict }: ReportInput): BankChanges | null {
  const ids: readonly string[] = [factIds.bankVersion, factIds.bankContract];
  const fact = verdict?.drift?.facts.find(({ id, was, is }) => ids.includes(id) && was !== null && is !== null);
  if (fact?.was == null || fact.is === null) return null;
  return {
    schemaVersion: 1,
    from: fact.was,
    to: fact.is,
    because: 'last-go',
    library: null,
    operations: [],
    trouble: 'the two were not compared in this run',
  };
}

function summaryOf({ operations, library, trouble }: BankChanges): string {
  if (trouble !== null) return `What differs is not known: ${onOneLine(trouble, 300)}.`;
  const all = operations.flatMap(({ changes }) => changes);
  if (all.length === 0) return 'The two do not differ in anything that matters to who calls it.';
  const breaking = all.filter(({ level }) => level === 'breaking').length;
  const called = operations.filter(({ called: isCalled }) => isCalled).length;
  const touched = all.filter(touchesAndBreaks).length;
  const reach = touched === 0 ? 'none of them in what was called' : `${touched} of them in what was called`;
  return `${breaking} breaking changes of ${all.length} in ${operations.length} operations, ${reach}; the platform called ${called} of these operations. Compared by ${onOneLine(library ?? 'hand', 60)}.`;
}

function renderOperations({ operations }: BankChanges, evidence: Evidence | null, anchors: Anchors): Markup {
  const anchorOf = byTitle(evidence, anchors);
  const called = operations.filter((operation) => operation.called);
  const rest = operations.filter((operation) => !operation.called);
  const more = rest.length - MOST_OPERATIONS;
  return markup`${called.length > 0 && markup`<ol class="changed-operations">${called.slice(0, MOST_OPERATIONS).map((operation) => markup`<li>${renderCalled(operation, anchorOf)}</li>`)}</ol>`}
${
  rest.length > 0 &&
  markup`<details class="changed-rest"><summary>In what was not called: ${rest.length === 1 ? '1 operation' : `${rest.length} operations`}</summary>
<ul>${rest.slice(0, MOST_OPERATIONS).map((operation) => markup`<li><code>${addressOf(operation)}</code> <span class="quiet">${countsOf(operation.changes)}</span>${renderChanges(operation.changes)}</li>`)}</ul>
${more > 0 && markup`<p class="quiet">And ${more} more, in bank-changes.json.</p>`}</details>`
}`;
}

function renderCalled(operation: ChangedOperation, anchorOf: AnchorOf): Markup {
  const touched = operation.changes.filter(({ steps }) => steps.length > 0);
  const untouched = operation.changes.length - touched.length;
  const isBroken = operation.changes.some(touchesAndBreaks);
  return markup`<article class="changed-operation${isBroken && ' is-broken'}">
<h3><code>${addressOf(operation)}</code>${operation.operation !== null && markup` <span class="quiet">${onOneLine(operation.operation, 80)}</span>`}</h3>
${renderChanges(touched)}
${untouched > 0 && markup`<p class="quiet">And ${untouched} in answers that were not received, in bank-changes.json.</p>`}
${renderSteps(touched, anchorOf)}
</article>`;
}

function renderChanges(changes: readonly ContractChange[]): Markup {
  const more = changes.length - MOST_CHANGES;
  if (changes.length === 0) return nothing;
  return markup`<ul class="contract-changes">${changes.slice(0, MOST_CHANGES).map(({ level, text, statuses }) => markup`<li class="is-${level}">${icon(SIGNS[level])}<span><strong>${LEVEL_WORDS[level]}</strong> ${onOneLine(text, 300)}${statuses !== null && statuses.length > 0 && markup` <span class="quiet">(answer ${onOneLine(statuses.join(', '), 60)})</span>`}</span></li>`)}${more > 0 && markup`<li class="quiet">and ${more} more, in bank-changes.json</li>`}</ul>`;
}

function renderSteps(changes: readonly ContractChange[], anchorOf: AnchorOf): Markup {
  const steps = new Map(changes.flatMap((change) => change.steps).map((each) => [JSON.stringify(each), each]));
  if (steps.size === 0) return nothing;
  const shown = [...steps.values()].slice(0, MOST_STEPS);
  const more = steps.size - shown.length;
  return markup`<div class="touched-steps"><h4>Steps that it touches</h4><ul>${shown.map(
    ({ scenario, step }) => markup`<li>${renderStep(scenario, step, anchorOf(scenario))}</li>`,
  )}${more > 0 && markup`<li>and ${more} more</li>`}</ul></div>`;
}

function renderStep(scenario: string, step: string | null, anchor: string | undefined): Markup {
  const title = onOneLine(scenario, 120);
  const linked = anchor === undefined ? markup`${title}` : markup`<a href="#${anchor}">${title}</a>`;
  return markup`${step === null ? 'before the first step' : `“${onOneLine(step, 120)}”`} <span class="quiet">in</span> ${linked}`;
}

type AnchorOf = (title: string) => string | undefined;

function byTitle(evidence: Evidence | null, anchors: Anchors): AnchorOf {
  const ids = new Map(evidence?.scenarios.map(({ id, title }) => [title, id]));
  return (title) => {
    const id = ids.get(title);
    return id === undefined ? undefined : anchors.scenario(id);
  };
}

function countsOf(changes: readonly ContractChange[]): string {
  const levels = Map.groupBy(changes, ({ level }) => level);
  return [...levels].map(([level, own]) => `${own.length} ${level}`).join(', ');
}

function addressOf({ method, path }: ChangedOperation): string {
  return method === null || path === null ? 'The whole API' : onOneLine(`${method} ${path}`, 160);
}
