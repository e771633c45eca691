import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EarlierRuns } from '../../model/earlier-runs.ts';
import { runFolder } from '../../model/run-folder.ts';
import { messageOf } from '../../support/problem.ts';
import { relativeHref } from '../page/href.ts';
import type { ReportInput } from '../report-input.ts';
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
  const candidates = earlier?.runs.filter(({ counts, outcome }) => counts && (outcome === 'go' || outcome === 'risk'));
  for (const { run, startedAt } of candidates ?? []) {
    const name = relativeHref(run);
    if (name === undefined || /[\\/]/.test(run)) continue;
    if (await isReadable(runFolder(join(dirname(folder), run)).understudy))
      return { kind: 'earlier', run, recordedAt: startedAt, href: `../${name}/understudy.html` };
  }
  return null;
}

function isReadable(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
