import type { DriftedFact } from '../../model/drift.ts';
import { markdownTable, plain } from '../words/markdown-text.ts';
import type { Account } from './account.ts';
import { brokeAt, type Step, span } from './steps.ts';

/** Longer than this from a change to a rehearsal is worth a question. */
const LONG_UNNOTICED_MS = 60 * 60_000;
const MOST_SUSPECTS = 6;

/** Questions that only people can answer, made from what happened, with room for the answers. */
export function lessons(account: Account, [noticed, told, mended]: readonly Step[]): string {
  const { causes, changes, tellings, noticed: first } = account;
  const [cause] = causes;
  const suspects = (changes ?? []).filter((fact) => fact.suspect);
  const failed = tellings.filter(({ result }) => result === 'failed');
  const closed = causes.filter(({ reason }) => reason?.ticket?.state === 'closed');
  const questions = [
    suspects.length > 0 &&
      `${suspected(suspects)}. What would have stopped the change that broke it, or rehearsed it, before it was there?`,
    brokeAt(account).isExact &&
      noticed?.ms != null &&
      noticed.ms > LONG_UNNOTICED_MS &&
      `It was broken for ${span(noticed.ms)} before a run noticed. Which run should have come sooner?`,
    told?.ms == null &&
      `Nobody is known to have been told of run ${plain(first.run, 60)}. Who should have been, and how?`,
    failed.length > 0 &&
      `${[...new Set(failed.map(({ channel }) => plain(channel, 80)))].join(', ')} could not be told. Who relied on it?`,
    mended?.ms != null &&
      `It took ${mended.says} from being told to being mended${cause?.owner == null ? '' : ` by ${plain(cause.owner, 80)}`}. What took most of that?`,
    closed.length > 0 &&
      `${closed.map(({ title }) => plain(title)).join('; ')}: the ticket was closed while the check still failed. What was it closed on?`,
    'Had the demo been in the middle of it, what would the audience have seen, and was there a fallback?',
  ].filter((question) => question !== false);
  const answers = questions.map((question, index) => `${index + 1}. ${question}\n\n   _Answer:_`);
  const actions = markdownTable(
    ['What will be done', 'By whom', 'Until when'],
    [
      ['', '', ''],
      ['', '', ''],
    ],
  );
  return `${answers.join('\n\n')}\n\n${actions}`;
}

/** All that are suspected, so that none is blamed for another. */
function suspected(facts: readonly DriftedFact[]): string {
  const listed = facts
    .slice(0, MOST_SUSPECTS)
    .map(({ id, changed }) => `${plain(id, 160)}${changed?.by ? ` (by ${plain(changed.by, 80)})` : ''}`);
  const more = facts.length > listed.length ? ` and ${facts.length - listed.length} more` : '';
  return `Suspected ${facts.length === 1 ? 'is' : 'are'} ${listed.join(', ')}${more}`;
}
