import { join } from 'node:path';
import { readArtefact } from '../../model/artefact.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import { runSchema } from '../../model/run.ts';
import { runFolder } from '../../model/run-folder.ts';
import type { Timed } from '../time-command.ts';

/** What each part of one whole `rehearse run` took, in milliseconds. */
export type Costs = Record<
  'start' | 'readiness' | 'Playwright starts' | 'journeys' | 'Playwright ends' | 'verdict, report, end',
  number
>;

/** Reads off a run's own records where the time of the command went. */
export async function costsOf(reports: string, timed: Timed): Promise<Costs> {
  const folder = runFolder(join(reports, 'latest'));
  const run = await readArtefact(folder.run, runSchema);
  const { entries } = await readJournal(folder.journal);
  const stage = (kind: 'stage-begun' | 'stage-ended', name: string) =>
    timeOf(entries, (entry) => entry.kind === kind && entry.stage === name);
  const firstBegun = timeOf(entries, ({ kind }) => kind === 'scenario-begun');
  const lastEnded = timeOf(entries.toReversed(), ({ kind }) => kind === 'scenario-ended');
  return {
    start: stage('stage-begun', 'readiness') - timed.startedAt,
    readiness: stage('stage-ended', 'readiness') - stage('stage-begun', 'readiness'),
    'Playwright starts': firstBegun - stage('stage-begun', 'scenarios'),
    journeys: lastEnded - firstBegun,
    'Playwright ends': stage('stage-ended', 'scenarios') - lastEnded,
    'verdict, report, end': timed.startedAt + timed.tookMs - Date.parse(run.endedAt ?? run.startedAt),
  };
}

function timeOf(entries: readonly JournalEntry[], matches: (entry: JournalEntry) => boolean): number {
  const entry = entries.find(matches);
  if (entry === undefined) throw new Error('the journal does not tell when a stage began or ended');
  return Date.parse(entry.at);
}
