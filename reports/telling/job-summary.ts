import { appendFile, readFile, stat } from 'node:fs/promises';
import type { ToldChannel } from '../../model/told.ts';
import { isoTime } from '../../support/clock.ts';
import { wholeLines } from '../words/whole-lines.ts';

/** What GitHub takes of one step, in bytes: it throws the whole away where there is more. */
export const MOST_SUMMARY_BYTES = 1024 * 1024;
const CUT = '\n\nThe rest is left out: GitHub takes no more. The whole is in summary.md of the run’s folder.\n';

/**
 * Adds the run's summary.md to the file that GitHub shows as the job's summary (`GITHUB_STEP_SUMMARY`), after what other
 * commands of the step wrote there. Never rejects.
 */
export async function writeJobSummary(summary: string, stepSummary: string): Promise<ToldChannel> {
  const result = (outcome: 'told' | 'failed', why: string): ToldChannel => ({
    channel: 'job summary',
    result: outcome,
    at: isoTime(Date.now()),
    attempts: 1,
    why,
  });
  try {
    const there = await stat(stepSummary).catch(() => null);
    // Whoever opens a pipe waits for its reader, perhaps for ever.
    if (there !== null && !there.isFile()) return result('failed', 'what is named for the job’s summary is no file');
    const written = there?.size ?? 0;
    const text = wholeLines(await readFile(summary, 'utf8'), MOST_SUMMARY_BYTES - written - 1, CUT);
    if (text === '') return result('failed', 'the job’s summary is full');
    await appendFile(stepSummary, `\n${text}`);
    return result('told', 'every run is shown there');
  } catch {
    return result('failed', 'the job’s summary could not be written');
  }
}
