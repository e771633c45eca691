import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readLogEnd } from '../../../readiness/sources/log-file.ts';
import { mentions } from '../../../readiness/sources/log-text.ts';
import type { Correlated } from './correlated.ts';
import { type FoundLines, foundLines } from './kept-lines.ts';

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

function take(log: string, subject: string, scenarios: readonly Correlated[], into: FoundLines['lines']): void {
  const lines = log.split('\n');
  for (const { correlationId } of scenarios) {
    const own = lines.filter((line) => line.includes(correlationId) && mentions(line, correlationId));
    if (own.length > 0) into.set(correlationId, [...(into.get(correlationId) ?? []), ...foundLines(subject, own)]);
  }
}
