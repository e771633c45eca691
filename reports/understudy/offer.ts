import type { EarlierRuns } from '../../model/earlier-runs.ts';
import { runFolder } from '../../model/run-folder.ts';
import { messageOf } from '../../support/problem.ts';
import type { ReportInput } from '../report-input.ts';
import { hrefOfOtherRun, runsThatWent } from '../runs-that-went.ts';
import { mayUnderstudy } from './provenance.ts';
import { NoPictures, writeUnderstudy } from './write-understudy.ts';

/** The show that a run's page offers for when the live demo fails. */
export interface UnderstudyOffer {
  /** `own` is made of this run; `earlier` of one before it; `on-demand` could be made of this one, and is not yet. */
  kind: 'own' | 'earlier' | 'on-demand';
  /** The run it is of, and when that began. */
  run: string;
  recordedAt: string;
  /** Its address from the page; `null` where it is not there yet. */
  href: string | null;
}

/** Nobody shows more screens than that: of a longer run a show is made only when somebody asks for it. */
const MOST_PICTURES_UNASKED = 1000;

/**
 * Makes the show of a run that may stand in for the live demo, in its folder; otherwise finds the newest earlier one beside
 * it. `trouble` is why it could not be made, in a sentence: that keeps nobody from reading the report.
 */
export async function offerUnderstudy(
  input: ReportInput,
  folder: string,
): Promise<{ offer: UnderstudyOffer | null; trouble: string | null }> {
  if (!mayUnderstudy(input)) return { offer: await earlierOne(folder, input.earlierRuns), trouble: null };
  const { id: run, startedAt: recordedAt } = input.run;
  const steps = input.evidence?.scenarios.flatMap((scenario) => scenario.steps) ?? [];
  const pictures = steps.reduce(
    (sum, step) => sum + step.pictures.filter(({ path }) => input.present.has(path)).length,
    0,
  );
  if (pictures > MOST_PICTURES_UNASKED)
    return { offer: { kind: 'on-demand', run, recordedAt, href: null }, trouble: null };
  try {
    await writeUnderstudy(input, folder, runFolder(folder).understudy);
    return { offer: { kind: 'own', run, recordedAt, href: 'understudy.html' }, trouble: null };
  } catch (error) {
    if (error instanceof NoPictures) return { offer: await earlierOne(folder, input.earlierRuns), trouble: null };
    return { offer: null, trouble: `The understudy could not be made: ${messageOf(error)}` };
  }
}

async function earlierOne(folder: string, earlier: EarlierRuns | null): Promise<UnderstudyOffer | null> {
  for (const { run, startedAt } of runsThatWent(earlier)) {
    const href = await hrefOfOtherRun(folder, run, 'understudy.html');
    if (href !== null) return { kind: 'earlier', run, recordedAt: startedAt, href };
  }
  return null;
}
