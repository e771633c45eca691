import type { FileFact } from '../../sources/facts.ts';
import { describeMinute } from '../outside/describe-minute.ts';

const SHOWN_DIGITS = 8;
const LONGEST_SUBJECT = 80;

/** As much of a commit's id as people read; what a service gives out for one may be anything. */
export function shortCommit(commit: string): string {
  return /^[0-9a-f]+$/i.test(commit) ? commit.slice(0, SHOWN_DIGITS) : 'something that is no commit';
}

/** What a subject may name a secret by, or be one itself: an address with a password, letters and digits amid a long word. */
const MAY_HOLD_A_SECRET =
  /pass|pwd|secret|token|credential|key|:\/\/\S*@|(?=[\w+/=-]*[a-z])(?=[\w+/=-]*\d)[\w+/=-]{12,}/i;

/** The subject of a commit, for whom the repository may not be open: nothing where a secret may stand in it. */
function subjectInWords(subject: string): string {
  if (subject === '' || MAY_HOLD_A_SECRET.test(subject)) return '';
  return ` (${withoutControls(subject.length > LONGEST_SUBJECT ? `${subject.slice(0, LONGEST_SUBJECT)}…` : subject)})`;
}

/** Nothing of what somebody wrote may steer a terminal. */
function withoutControls(text: string): string {
  return text.replace(/\p{C}/gu, '?');
}

/** `by Ada on 2026-03-01 16:20 UTC in 1a2b3c4d (Tidy up)`. */
export function changeInWords({ author, at, commit, subject }: NonNullable<FileFact['lastChange']>): string {
  const when = describeMinute(Date.parse(at));
  return `by ${withoutControls(author)} on ${when} in ${shortCommit(commit)}${subjectInWords(subject)}`;
}
