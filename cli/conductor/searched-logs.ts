import { openRound, type Round } from '../../readiness/round.ts';
import { systemClock } from '../../support/clock.ts';
import type { Correlated } from './correlated.ts';
import type { GatherOptions } from './gathering.ts';
import { type FoundLine, type FoundLines, MOST_LINES } from './kept-lines.ts';
import { readLogLine } from './read-log-line.ts';

/**
 * The lines with a scenario's correlation id in the logs that the services of a definition name. All are searched at the
 * same time, one scenario after the other in each; what is not found within the time is told as not read.
 */
export async function searchedLogs(
  scenarios: readonly Correlated[],
  { environment, project, signal, withinMs }: GatherOptions & { withinMs: number },
): Promise<FoundLines> {
  const found: FoundLines = { lines: new Map(), troubles: [] };
  const services = Object.entries(environment.services).filter(([, { logs }]) => logs !== undefined);
  if (services.length === 0) return found;
  using round = openRound(environment, { project, withinMs, signal });
  const troubles = services.map(([service]) => searchOne(service, scenarios, { environment, round, found }));
  found.troubles.push(...(await Promise.all(troubles)).filter((trouble) => trouble !== null));
  return found;
}

interface Search {
  environment: GatherOptions['environment'];
  round: Round;
  found: FoundLines;
}

/** Searches one service's log; resolves with why not all of it could be searched, if so. */
async function searchOne(service: string, scenarios: readonly Correlated[], search: Search): Promise<string | null> {
  const { round, environment, found } = search;
  const declared = environment.services[service]?.logs;
  if (declared === undefined) return null;
  const late = round.over.then(() => null);
  const source = await round.sources.open(declared, service);
  const logLines = source.logLines?.bind(source);
  if (logLines === undefined) return null;
  for (const [index, { correlationId }] of scenarios.entries()) {
    const reading = await Promise.race([logLines(correlationId, MOST_LINES + 1), late]);
    if (reading === null) {
      const left = scenarios.length - index;
      return `The log of ${service} took too long to search: ${left} of ${scenarios.length} scenarios were not looked for in it`;
    }
    if (!reading.read) return `The log of ${service} could not be searched: ${reading.reason}`;
    const lines = reading.value.map((line): FoundLine => ({ subject: service, ...timed(line) }));
    found.lines.set(correlationId, [...(found.lines.get(correlationId) ?? []), ...lines]);
  }
  return null;
}

function timed(line: string): Omit<FoundLine, 'subject'> {
  const { at, level, text } = readLogLine(line);
  return { at: at ?? systemClock.now(), level, text };
}
