import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readLogEnd } from '../../readiness/sources/log-file.ts';
import { mentions } from '../../readiness/sources/log-text.ts';
import { systemClock } from '../../support/clock.ts';
import type { Correlated } from './correlated.ts';
import type { FoundLine, FoundLines } from './kept-lines.ts';
import { readLogLine } from './read-log-line.ts';

/** The lines with a scenario's correlation id in the logs that the staged platform wrote: `<part>.log` each. */
export async function stagedLogs(folder: string, scenarios: readonly Correlated[]): Promise<FoundLines> {
  const found: FoundLines = { lines: new Map(), troubles: [] };
  const names = await readdir(folder).catch(() => []);
  const logs = names.filter((name) => name.endsWith('.log')).sort();
  const read = await Promise.all(logs.map((name) => readLogEnd(join(folder, name), `logs/${name}`)));
  for (const [index, reading] of read.entries()) {
    const subject = basename(logs[index] ?? '', '.log');
    if (reading.read) take(reading.value, subject, scenarios, found.lines);
    else found.troubles.push(`The log of ${subject} could not be read: ${reading.reason}`);
  }
  return found;
}

/** A line without a time of its own was written when the one before it was. */
function take(log: string, subject: string, scenarios: readonly Correlated[], into: FoundLines['lines']): void {
  let before: number | null = null;
  for (const line of log.split('\n')) {
    const mentioned = scenarios.filter(
      ({ correlationId }) => line.includes(correlationId) && mentions(line, correlationId),
    );
    if (mentioned.length === 0) continue;
    const { at, level, text } = readLogLine(line);
    before = at ?? before;
    const own: FoundLine = { at: before ?? systemClock.now(), subject, level, text };
    for (const { correlationId } of mentioned) {
      const known = into.get(correlationId);
      if (known === undefined) into.set(correlationId, [own]);
      else known.push(own);
    }
  }
}
