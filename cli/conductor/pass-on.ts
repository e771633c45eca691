import { dirname, join } from 'node:path';
import type { Environment } from '../../model/environment.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { isExercise } from '../../model/run.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import type { ToldChannel } from '../../model/told.ts';
import { writeWhole } from '../../model/write-artefact.ts';
import { draftPostMortem } from '../../reports/post-mortem/draft.ts';
import { beat } from '../../reports/telling/heartbeat.ts';
import { writeJobSummary } from '../../reports/telling/job-summary.ts';
import { onOneLine } from '../../reports/words/legible-text.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import { messageOf, Problem } from '../../support/problem.ts';
import { entryOf } from '../../verdict/ledger/entry-of.ts';
import type { Ledger } from '../../verdict/ledger/ledger.ts';
import { went } from '../../verdict/went.ts';
import type { Concluded } from './conclude.ts';
import { keepTold } from './keep-told.ts';
import type { RunRecord } from './run-record.ts';
import { tellOfRun } from './tell-of-run.ts';

export interface PassingOn {
  record: RunRecord;
  concluded: Concluded;
  environment: Environment | null;
  ledger: Ledger;
  /** How the command will end, for a heartbeat that asks for it. */
  exitCode: number;
  say: (text: string) => void;
  signal: AbortSignal;
}

/**
 * Passes a verdict on: to the ledger, to the channels that are to be told, to what watches for runs. What does not work is
 * said and shown in the report; it changes neither the verdict nor how the command ends. Never rejects.
 */
export async function passOn(passing: PassingOn): Promise<void> {
  const { record, concluded, ledger, say } = passing;
  const entry = entryOf(record.run, concluded.verdict, concluded.facts);
  await draftOf([entry, ...concluded.facts.history], passing);
  const channels = [...(await keepInLedger(entry, ledger)), ...(await tellThose(passing))];
  await keepTold(record.folder, channels, say);
  // Last, so that the job's page shows who could not be told.
  const job = await tellTheJob(record.folder);
  for (const { channel, why } of [...channels, ...job].filter(({ result }) => result === 'failed')) {
    say(onOneLine(`${channel} could not be told: ${why}`, 600));
  }
}

async function keepInLedger(entry: LedgerEntry, ledger: Ledger): Promise<ToldChannel[]> {
  try {
    await ledger.append(entry);
    return [];
  } catch (error) {
    const remedy = error instanceof Problem ? `; ${error.remedy}` : '';
    const why = `the run is not remembered: ${messageOf(error)}${remedy}`;
    return [{ channel: 'ledger', result: 'failed', at: isoTime(systemClock.now()), attempts: 1, why }];
  }
}

/** Where this run ended a time of trouble, the draft of what is to be learned from it. */
async function draftOf(history: readonly LedgerEntry[], { record: { folder }, say }: PassingOn): Promise<void> {
  const folderOf = (run: string) => runFolder(join(dirname(folder.path), run));
  try {
    const draft = await draftPostMortem(history, went, folderOf);
    if (draft === null) return;
    await writeWhole(folder.postMortem, draft);
    say(`The environment is back: the draft of a post-mortem is in ${folder.postMortem}`);
  } catch (error) {
    say(`No draft of a post-mortem could be written: ${messageOf(error)}`);
  }
}

async function tellThose(passing: PassingOn): Promise<ToldChannel[]> {
  const { record, concluded, environment, ledger, exitCode, say, signal } = passing;
  if (environment === null) return [];
  const { verdict, page, input } = concluded;
  const { channels, heartbeat } = environment.telling;
  // What waits for the nightly run waits on after an exercise.
  const isAwaited = heartbeat !== undefined && !isExercise(record.run);
  const telling = { environment, input: { ...input, verdict }, folder: record.folder.path, page, ledger, say, signal };
  const [told, beaten] = await Promise.all([
    channels.length === 0 ? [] : tellOfRun(telling),
    isAwaited ? beat(heartbeat, { exitCode, signal }) : null,
  ]);
  return beaten === null ? told : [...told, beaten];
}

/** In a job of GitHub Actions, whose page then shows the summary. */
async function tellTheJob({ summary }: RunFolder): Promise<ToldChannel[]> {
  const file = process.env.GITHUB_STEP_SUMMARY ?? '';
  return file === '' ? [] : [await writeJobSummary(summary, file)];
}
