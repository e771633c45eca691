import { driftedFactInWords } from '../../model/drifted-fact-in-words.ts';
import { changedText } from '../words/drift-text.ts';
import { foldedIds } from '../words/folded-ids.ts';
import { between, utcDay, utcDayAndMinute } from '../words/instants.ts';
import { markdownLink, markdownTable, plain } from '../words/markdown-text.ts';
import { type Account, accountOf, type Cause } from './account.ts';
import type { KeptRun } from './kept-run.ts';
import { lessons } from './lessons.ts';
import { span, stepsOf } from './steps.ts';
import { timeLine } from './time-line.ts';
import type { Trouble } from './trouble.ts';

const MOST_LISTED = 40;

/**
 * The draft of a post-mortem in Markdown: what happened by the ledger and the runs that are still kept (by the run's id),
 * with room for what only people know. What is not known is said to be.
 */
export function postMortem(trouble: Trouble, kept: ReadonlyMap<string, KeptRun>): string {
  const account = accountOf(trouble, kept);
  const steps = stepsOf(account);
  const { after, noticed } = account;
  return [
    `# Post-mortem, a draft: ${plain(after.environment, 60)} was no-go on ${utcDay(noticed.judgedAt)}`,
    'Written by rehearse from its ledger and from the runs that are still kept. What happened is here; what it means is for people to write.',
    '## In short',
    inShort(account),
    '## Time line',
    timeLine(account),
    '## Cause',
    causes(account.causes),
    '## What changed',
    changed(account),
    '## What caught it',
    caught(account),
    '## How long it took',
    markdownTable(
      ['Step', 'Took'],
      steps.map(({ name, says }) => [name, says]),
    ),
    '## Who was told',
    told(account),
    '## Tickets',
    tickets(account.causes),
    '## Lessons',
    lessons(account, steps),
  ]
    .join('\n\n')
    .concat('\n');
}

function inShort({ before, during, noticed, after }: Account): string {
  const known = `- No-go for ${span(between(noticed.judgedAt, after.judgedAt))}, from when it was noticed until it was go again.`;
  const most =
    before === null
      ? '- There was no go before it.'
      : `- The last go before it was ${span(between(before.judgedAt, noticed.judgedAt))} earlier.`;
  const demos = [...new Set(during.flatMap(({ demoAt }) => (demoAt === null ? [] : [demoAt])))];
  const missed = demos.filter((at) => at <= after.judgedAt);
  const next = demos.find((at) => at > after.judgedAt);
  return [
    known,
    most,
    `- ${during.length === 1 ? 'One run was' : `${during.length} runs were`} not go in that time.`,
    ...missed.map((at) => `- A demo fell into it: ${utcDayAndMinute(at)}.`),
    ...(next === undefined ? [] : [`- It was mended ${span(between(after.judgedAt, next))} before the demo.`]),
  ].join('\n');
}

function causes(all: readonly Cause[]): string {
  const listed = all.slice(0, MOST_LISTED).map(({ title, subject, owner, reason }, index) => {
    const lines = [
      `${index + 1}. **${plain(title)}** (${plain(subject)})`,
      `   - Cause: ${reason === null ? 'not known any more: the verdict is not kept' : plain(reason.cause, 600)}`,
      `   - Owner: ${owner === null ? 'nobody is named' : plain(owner, 80)}`,
      ...(reason === null || reason.consequences.length === 0
        ? []
        : [
            `   - What followed from it: ${reason.consequences
              .slice(0, 5)
              .map(({ title: what }) => plain(what))
              .join('; ')}`,
          ]),
    ];
    return lines.join('\n');
  });
  return listed.length === 0 ? 'No blocker is known.' : [...listed, ...andMore(all.length)].join('\n');
}

function changed({ changes: facts, untold }: Account): string {
  if (facts === null) return 'Not known: no verdict of that time is kept that tells it.';
  const open = untold.length === 0 ? [] : [`Could not be told then: ${plain(foldedIds(untold), 400)}.`];
  if (facts.length === 0) return ['Nothing of what can be told differed from the last go.', ...open].join(' ');
  const rows = facts
    .slice(0, MOST_LISTED)
    .map((fact) => [
      plain(fact.id, 160),
      plain(driftedFactInWords(fact), 240),
      plain(changedText(fact)),
      fact.suspect ? '**suspected**' : '',
    ]);
  const table = markdownTable(['What', 'What became of it', 'Who, and when', 'Suspected'], rows);
  return [table, ...andMore(facts.length), ...open].join('\n\n');
}

function caught({ noticed }: Account): string {
  const rules = [...new Set(noticed.blockers.map(({ rule }) => rule))].slice(0, MOST_LISTED);
  const by =
    rules.length === 0
      ? ''
      : `, by ${rules.length === 1 ? 'the rule' : 'the rules'} ${rules.map((rule) => plain(rule, 80)).join(', ')}`;
  return `Run ${plain(noticed.run, 60)}${by}.`;
}

function told({ tellings }: Account): string {
  if (tellings.length === 0) return 'Nobody is known to have been told.';
  const lines = tellings.slice(0, MOST_LISTED).map(({ channel, result, at, why, attempts }) => {
    const word = result === 'told' ? 'told' : `**could not be told**, after ${attempts} attempts`;
    return `- ${plain(channel, 80)}: ${word}, ${utcDayAndMinute(at)}: ${plain(why, 200)}`;
  });
  return [...lines, ...andMore(tellings.length)].join('\n');
}

function tickets(all: readonly Cause[]): string {
  const lines = all.flatMap(({ reason }) =>
    reason?.ticket == null
      ? []
      : [
          `- ${markdownLink(reason.ticket.title ?? 'of unknown title', reason.ticket.url)}: ${plain(reason.ticket.says, 300)} (while it was no-go)`,
        ],
  );
  return lines.length === 0 ? 'None is known.' : lines.slice(0, MOST_LISTED).join('\n');
}

function andMore(count: number): string[] {
  return count > MOST_LISTED ? [`and ${count - MOST_LISTED} more, in the ledger`] : [];
}
