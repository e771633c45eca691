import { describeDuration } from '../../../support/duration.ts';
import { type Child, type Markup, markup, nothing } from '../../html/markup.ts';
import type { ReportInput } from '../../report-input.ts';
import { goInARowText } from '../../words/go-in-a-row.ts';
import { between, utcDay, utcMinute } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';

/** What was rehearsed where, how long it took against the slot, and how long ago that was. */
export function renderVerdictFacts(input: ReportInput): Markup[] {
  return [environmentFact(input), journeyFact(input), ranFact(input)];
}

function fact(name: string, value: Child, details: readonly (string | Markup | false)[]): Markup {
  const said = details.filter((detail) => detail !== false && detail !== '');
  return markup`<div><dt>${name}</dt><dd><strong>${value}</strong>${said.map((detail) => markup`<span>${detail}</span>`)}</dd></div>`;
}

function environmentFact({ run, environment }: ReportInput): Markup {
  return fact('Environment', onOneLine(run.environment, 60), [
    environment !== null && `identity ${onOneLine(environment.identity.id, 60)}${bankContract(environment)}`,
    environment?.protected === true && 'protected: only scenarios that are safe here',
    run.incident !== null && `put into the incident ${onOneLine(run.incident, 60)}`,
    run.bankVersion !== null && `against the bank’s version ${onOneLine(run.bankVersion, 40)}`,
  ]);
}

function bankContract({ bank }: NonNullable<ReportInput['environment']>): string {
  return bank === null ? '' : `, bank contract ${onOneLine(bank.contract, 40)}`;
}

function journeyFact({ run, verdict, evidence }: ReportInput): Markup {
  const journeyMs = verdict?.journeyMs ?? evidence?.scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0) ?? 0;
  const scenarios = evidence?.scenarios.length ?? 0;
  const shown = `${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}`;
  const { slotMs } = run.demo;
  const value = journeyMs === 0 ? 'Not measured' : describeDuration(journeyMs);
  if (slotMs === null) return fact('Journey', value, [`${shown}, no slot given`]);
  const share = Math.round((journeyMs / slotMs) * 100);
  const percent = share === 0 ? 'under 1 %' : `${share} %`;
  const slot = `of a slot of ${describeDuration(slotMs)}${journeyMs === 0 ? '' : ` (${percent})`}`;
  return fact('Journey', value, [slot, journeyMs === 0 ? false : slotMeter(Math.min(share, 100))]);
}

function slotMeter(share: number): Markup {
  return markup`<svg class="slot-meter" aria-hidden="true" focusable="false"><rect class="slot" width="100%" height="6" rx="3"/><rect class="used" width="${Math.max(share, 2)}%" height="6" rx="3"/></svg>`;
}

/** How long ago it was is counted where it is read: the older, the less a verdict is worth. */
function ranFact({ run, verdict }: ReportInput): Markup {
  const until = verdict?.judgedAt ?? run.endedAt ?? run.startedAt;
  const began = markup`<time datetime="${run.startedAt}">${utcMinute(run.startedAt)}</time><span class="age" data-age="${until}"></span>`;
  const took =
    run.endedAt === null
      ? run.state === 'running'
        ? 'not ended'
        : 'end not recorded'
      : `took ${describeDuration(Math.max(0, between(run.startedAt, run.endedAt)))}`;
  const commit =
    run.git === null
      ? nothing
      : markup`${onOneLine(run.git.branch, 40)} <code>${run.git.commit.slice(0, 10)}</code>${run.git.dirty && ', with changes not committed'}`;
  return fact('Rehearsed', began, [
    `${utcDay(run.startedAt)}, ${took}`,
    goInARowText(verdict) ?? '',
    run.git === null ? false : commit,
  ]);
}
