import { appendToJournal, readJournal } from '../../../model/journal-file.ts';
import { isoTime, systemClock } from '../../../support/clock.ts';
import { messageOf } from '../../../support/problem.ts';
import { type Correlated, correlatedScenarios } from './correlated.ts';
import type { GatherOptions } from './gather-options.ts';
import { type FoundLine, type FoundLines, keptLines } from './kept-lines.ts';
import { searchedLogs } from './searched-logs.ts';
import { stagedLogs } from './staged-logs.ts';

/** Each log may take so long, all at the same time. */
const WITHIN_MS = 5000;

/**
 * Writes the lines of the platform's logs that bear a scenario's correlation id into the run's journal: from the logs of
 * what the run staged, otherwise from the log that each service of the definition names. What can't be read is a note.
 * Never rejects, and ends within seconds.
 */
export async function gatherLogs(options: GatherOptions): Promise<void> {
  const { folder, staged, signal } = options;
  const note = (text: string) =>
    appendToJournal(folder.journal, { kind: 'note', at: isoTime(systemClock.now()), text });
  try {
    const { entries } = await readJournal(folder.journal);
    const scenarios = correlatedScenarios(entries);
    if (scenarios.length === 0) return;
    const found = staged
      ? await stagedLogs(`${folder.path}/logs`, scenarios)
      : await searchedLogs(scenarios, { ...options, withinMs: WITHIN_MS });
    if (signal.aborted) return;
    for (const trouble of found.troubles) note(trouble);
    for (const scenario of scenarios) write(scenario, found, options, note);
  } catch (error) {
    note(`The logs of the run could not be read: ${messageOf(error)}`);
  }
}

function write(
  { scenario, attempt, correlationId, title }: Correlated,
  { lines }: FoundLines,
  { folder }: GatherOptions,
  note: (text: string) => void,
): void {
  const own: readonly FoundLine[] = lines.get(correlationId) ?? [];
  const { kept, isAll } = keptLines(own);
  for (const { at, subject, level, text } of kept)
    appendToJournal(folder.journal, { kind: 'log', scenario, attempt, at: isoTime(at), subject, level, text });
  if (!isAll) note(`Of the log lines of "${title}" only ${kept.length} are kept: there are more`);
}
