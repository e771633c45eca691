import type { SourceDeclaration } from '../../../model/environment/source.ts';
import { openRound, type Round } from '../../../readiness/round.ts';
import type { Correlated } from './correlated.ts';
import type { GatherOptions } from './gather-options.ts';
import { type FoundLines, foundLines, MOST_LINES } from './kept-lines.ts';

/**
 * The lines with a scenario's correlation id in the logs that the services and jobs of a definition name. All are
 * searched at the same time, one scenario after the other in each; what is not found within the time is told as not read.
 */
export async function searchedLogs(
  scenarios: readonly Correlated[],
  { environment, project, signal, withinMs }: GatherOptions & { withinMs: number },
): Promise<FoundLines> {
  const found: FoundLines = { lines: new Map(), troubles: [] };
  const parts = Object.entries({ ...environment.services, ...environment.jobs });
  const declared = parts.flatMap(([subject, { logs }]) => (logs === undefined ? [] : [{ subject, logs }]));
  if (declared.length === 0) return found;
  using round = openRound(environment, { project, withinMs, signal });
  const troubles = declared.map((log) => searchOne(log, scenarios, { round, found }));
  found.troubles.push(...(await Promise.all(troubles)).filter((trouble) => trouble !== null));
  return found;
}

/** The log of a service or job, as the definition names it. */
interface DeclaredLog {
  subject: string;
  logs: SourceDeclaration;
}

interface Search {
  round: Round;
  found: FoundLines;
}

/** Searches one log; resolves with why not all of it could be searched, if so. */
async function searchOne(
  { subject, logs }: DeclaredLog,
  scenarios: readonly Correlated[],
  { round, found }: Search,
): Promise<string | null> {
  const late = round.over.then(() => null);
  const source = await round.sources.open(logs, subject);
  const logLines = source.logLines?.bind(source);
  if (logLines === undefined) return `The log of ${subject} could not be searched: a source of this kind holds no log`;
  for (const [index, { correlationId }] of scenarios.entries()) {
    const reading = await Promise.race([logLines(correlationId, MOST_LINES + 1), late]);
    if (reading === null) {
      const left = scenarios.length - index;
      return `The log of ${subject} took too long to search: ${left} of ${scenarios.length} scenarios were not looked for in it`;
    }
    if (!reading.read) return `The log of ${subject} could not be searched: ${reading.reason}`;
    const known = found.lines.get(correlationId) ?? [];
    found.lines.set(correlationId, [...known, ...foundLines(subject, reading.value)]);
  }
  return null;
}
