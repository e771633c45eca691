import type { ContractFinding } from '../../model/contract-finding.ts';
import type { Reason } from '../../model/verdict.ts';
import { describeDuration } from '../../support/duration.ts';
import type { ReportInput } from '../report-input.ts';
import { consequenceText } from '../words/consequence-text.ts';
import { placeOfFinding, SIDE_WORDS, subjectOfFinding } from '../words/contract-text.ts';
import { freezeText, presentersText } from '../words/demo-text.ts';
import { goInARowText } from '../words/go-in-a-row.ts';
import { between, utcDayAndMinute } from '../words/instants.ts';
import { markdownTable, plain } from '../words/markdown-text.ts';
import { momentOf } from '../words/moment.ts';
import { describeOwnerAt } from '../words/owner-at.ts';
import { headlineOf } from '../words/standing.ts';
import { wholeLines } from '../words/whole-lines.ts';
import { changeSections, reasonDeadlines } from './summary-changes.ts';
import { glance, lead } from './summary-glance.ts';
import { scenarioSections } from './summary-scenarios.ts';

const MOST_LISTED = 50;
const MOST_CONSEQUENCES = 5;
/** What fits where summaries are shown, with room for what else a job says there. */
const MOST_BYTES = 512 * 1024;
const CUT = '\n\nThe rest is left out here: the whole report is in `index.html` of the run’s folder.\n';

/** The report in short, as GitHub-flavoured Markdown, for a job summary, a pull request or a chat. */
export function renderSummaryMarkdown(input: ReportInput): string {
  const { run, verdict, evidence } = input;
  const headline = headlineOf(input);
  const { at } = momentOf(input);
  const gaps = [...input.notes, ...(evidence?.gaps ?? [])];
  const whole = [
    `# ${plain(headline.word)}: ${plain(run.environment)}`,
    plain(headline.reason, 400),
    ...glance(input),
    facts(input),
    ...reasons('Blockers', verdict?.blockers ?? [], at),
    ...reasons('Doubts', verdict?.doubts ?? [], at),
    ...reasons('Risks', verdict?.risks ?? [], at),
    ...changeSections(input),
    ...scenarioSections(evidence?.scenarios ?? []),
    ...contract(evidence?.contractFindings ?? []),
    ...readiness(input),
    ...listed(
      'Missing from this report',
      gaps.map((gap) => `- ${plain(gap, 400)}`),
    ),
    `Run ${plain(run.id)}. The whole report is in \`index.html\` of the run’s folder.`,
  ]
    .join('\n\n')
    .concat('\n');
  return wholeLines(whole, MOST_BYTES, CUT);
}

function facts(input: ReportInput): string {
  const { run, verdict } = input;
  const { at, title } = run.demo;
  const named = title === null ? 'demo' : plain(title, 80);
  const demo = at === null ? 'no demo time given' : `${named} ${utcDayAndMinute(at)}${lead(at, momentOf(input).at)}`;
  const slot = run.demo.slotMs === null ? '' : `, slot ${describeDuration(run.demo.slotMs)}`;
  const took =
    run.endedAt === null ? '' : `, took ${describeDuration(Math.max(0, between(run.startedAt, run.endedAt)))}`;
  const row = goInARowText(verdict);
  const more = [presentersText(run.demo), freezeText(run.demo, run.startedAt), row].filter((said) => said !== null);
  const said = `Rehearsed ${utcDayAndMinute(run.startedAt)}${took}; ${demo}${slot}.`;
  return [said, ...more.map((text) => `${plain(text, 600)}.`)].join(' ');
}

function reasons(heading: string, all: readonly Reason[], at: string): string[] {
  return listed(
    heading,
    all.map((reason, index) => {
      const lines = [
        `${index + 1}. **${plain(reason.title)}** (${plain(reason.subject)})`,
        `   - Cause: ${plain(reason.cause, 600)}`,
        `   - Owner: ${ownerText(reason, at)}`,
        ...(reason.remedy === '' ? [] : [`   - What to do: ${plain(reason.remedy, 600)}`]),
        ...reasonDeadlines(reason),
        ...consequences(reason),
      ];
      return lines.join('\n');
    }),
  );
}

function consequences({ consequences: all }: Reason): string[] {
  const more = all.length - MOST_CONSEQUENCES;
  return [
    ...all.slice(0, MOST_CONSEQUENCES).map((each) => `   - Goes with it: ${plain(consequenceText(each))}`),
    ...(more > 0 ? [`   - and ${more} more, in the report`] : []),
  ];
}

function ownerText({ owner }: Reason, at: string): string {
  if (owner === null) return 'whoever runs the rehearsal';
  return `${plain(owner.name)}, ${plain(owner.contact)}; ${describeOwnerAt(owner, new Date(at))}`;
}

function contract(findings: readonly ContractFinding[]): string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, MOST_LISTED).map((finding) => {
    const { side, version, expected, got, count } = finding;
    const where = [SIDE_WORDS[side], placeOfFinding(finding)].join(' ').trim();
    return [
      `${plain(subjectOfFinding(finding))} (${plain(version, 40)})`,
      plain(where),
      plain(expected),
      plain(got),
      `${count}`,
    ];
  });
  const more = findings.length > MOST_LISTED ? [`and ${findings.length - MOST_LISTED} more.`] : [];
  const heading = ['Operation', 'Where', 'Expected', 'Got', 'Times'];
  const table = markdownTable(heading, rows, ['left', 'left', 'left', 'left', 'right']);
  return ['## Not as the bank’s contract has it', table, ...more];
}

function readiness({ readiness }: ReportInput): string[] {
  if (readiness === null) return ['## Readiness', 'The environment was not checked, or the answers were not kept.'];
  const { findings } = readiness;
  const passed = findings.filter(({ status }) => status === 'pass').length;
  const others = findings
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, observed }) => `- **${status}** ${plain(id)}: ${plain(observed, 300)}`);
  return ['## Readiness', `${passed} of ${findings.length} checks passed.`, ...some(others)];
}

function listed(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${heading}`, ...some(items)];
}

/** Summaries have a size limit where they are shown: a list that is too long says how much it leaves out. */
function some(items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length > MOST_LISTED ? [`- and ${items.length - MOST_LISTED} more`] : [];
  return [[...items.slice(0, MOST_LISTED), ...more].join('\n')];
}
