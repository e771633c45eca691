import { describeDuration } from '../../support/duration.ts';
import { demoDistance, freezeText, presentersText } from '../demo-text.ts';
import { goInARowText } from '../go-in-a-row.ts';
import { between, utcDay, utcMinute } from '../instants.ts';
import { onOneLine } from '../legible-text.ts';
import type { ReportInput } from '../report-input.ts';
import type { Headline } from '../standing.ts';
import { standingIcon } from './icon.ts';
import { type Child, type Markup, markup, nothing } from './markup.ts';

const LONGEST_BIG_WORD = 7;

/** The first thing on the page: how it stands and why, for whom and for when. */
export function renderVerdict(input: ReportInput, headline: Headline): Markup {
  return markup`<header class="verdict">
<a class="skip" href="#content">Skip to the reasons</a>
<div class="verdict-inner">
<p class="masthead"><span class="wordmark">rehearse</span><span class="run-id">run ${onOneLine(input.run.id, 60)}</span></p>
<div class="verdict-body">
<div class="outcome">
<p class="meaning">${headline.meaning}</p>
<h1${headline.word.length > LONGEST_BIG_WORD && markup` class="is-long"`}>${standingIcon(headline.standing)}<span>${headline.word}</span></h1>
<p class="reason-sentence">${onOneLine(headline.reason, 300)}</p>
</div>
<dl class="facts">${facts(input)}</dl>
</div>
</div>
</header>`;
}

function facts(input: ReportInput): Markup[] {
  const { run, environment } = input;
  const isProtected = environment?.protected === true;
  return [
    fact('Environment', onOneLine(run.environment, 60), [
      environment !== null && `identity ${onOneLine(environment.identity.id, 60)}${bankContract(environment)}`,
      isProtected && 'protected: only scenarios that are safe here',
      incident(input),
      run.bankVersion !== null && `against the bank’s version ${onOneLine(run.bankVersion, 40)}`,
    ]),
    demoFact(input),
    journeyFact(input),
    ranFact(input),
  ];
}

function bankContract({ bank }: NonNullable<ReportInput['environment']>): string {
  return bank === null ? '' : `, bank contract ${onOneLine(bank.contract, 40)}`;
}

function fact(name: string, value: Child, details: readonly (string | Markup | false)[]): Markup {
  const said = details.filter((detail) => detail !== false && detail !== '');
  return markup`<div><dt>${name}</dt><dd><strong>${value}</strong>${said.map((detail) => markup`<span>${detail}</span>`)}</dd></div>`;
}

function incident({ run }: ReportInput): string | false {
  return run.incident !== null && `put into the incident ${onOneLine(run.incident, 60)}`;
}

function demoFact({ run, verdict }: ReportInput): Markup {
  const { at } = run.demo;
  if (at === null) return fact('Demo', 'No time given', ['rehearse run --demo <time>']);
  const from = verdict?.judgedAt ?? run.startedAt;
  const distance = demoDistance(at, from, verdict === null ? 'the run began' : 'this verdict');
  const title = run.demo.title === null ? '' : onOneLine(run.demo.title, 80);
  return fact('Demo', markup`<time datetime="${at}" data-local>${utcMinute(at)}</time>`, [
    markup`${utcDay(at)}, <span data-countdown="${at}">${distance}</span>`,
    title,
    presentersText(run.demo) ?? '',
    freezeText(run.demo, from) ?? '',
  ]);
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

function ranFact({ run, verdict }: ReportInput): Markup {
  const began = markup`<time datetime="${run.startedAt}">${utcMinute(run.startedAt)}</time>`;
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
  return fact('Ran', began, [
    `${utcDay(run.startedAt)}, ${took}`,
    goInARowText(verdict) ?? '',
    run.git === null ? false : commit,
  ]);
}
