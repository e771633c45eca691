import type { Finding } from '../../../model/finding.ts';
import type { JournalEntry } from '../../../model/journal.ts';
import { type ReadinessProgress, stageInWords } from '../../progress/progress.ts';
import { onOneLine } from '../../words/legible-text.ts';

/** How far a run has come, as far as that is in none of its artefacts yet. */
export interface Course {
  /** The stage that goes on, and since when; `null` before the first and between two. */
  stage: { name: string; since: string } | null;
  /** How many questions about the environment were answered, and what did not come out well for a reason of its own. */
  asked: number;
  trouble: readonly Finding[];
  /** What happened last that is worth telling somebody who does not look: one short sentence. */
  said: string;
}

export const AT_THE_BEGINNING: Course = { stage: null, asked: 0, trouble: [], said: '' };

const MOST_TROUBLE = 20;

/** The course after something happened. */
export function courseAfter(course: Course, happened: JournalEntry | ReadinessProgress): Course {
  if (happened.kind === 'finding') return withFinding(course, happened.finding);
  if (happened.kind === 'stage-begun')
    return { ...course, stage: { name: happened.stage, since: happened.at }, said: stageInWords(happened.stage) };
  if (happened.kind === 'stage-ended') return { ...course, stage: null };
  if (happened.kind === 'step-begun') return { ...course, said: `${onOneLine(happened.step, 120)}: begun` };
  if (happened.kind === 'step-ended')
    return { ...course, said: `${onOneLine(happened.step, 120)}: ${happened.status}` };
  if (happened.kind !== 'scenario-ended' || happened.status === 'passed') return course;
  return { ...course, said: `The scenario ${happened.status === 'cut-off' ? 'was cut off' : happened.status}` };
}

function withFinding(course: Course, finding: Finding): Course {
  const isTrouble = finding.status !== 'pass' && finding.because === undefined && course.trouble.length < MOST_TROUBLE;
  return { ...course, asked: course.asked + 1, trouble: isTrouble ? [...course.trouble, finding] : course.trouble };
}
