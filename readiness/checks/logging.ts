import type { Service } from '../../model/environment.ts';
import { newToken } from '../../support/ids.ts';
import { waitFor } from '../../support/wait.ts';
import { type Answer, type Check, fail, pass, unknown } from '../check.ts';
import { joinUrl } from '../sources/join-url.ts';
import type { Sources } from '../sources/sources.ts';
import { unlessReachable } from './reachable.ts';

/** Can a request be found in the log by its correlation id? Only asked of services that declare a log. */
export const logging: Check = {
  name: 'logging',
  questions: ({ services }) =>
    Object.entries(services).flatMap(([name, { url, owner, links, logs }]) =>
      logs === undefined
        ? []
        : [
            {
              id: `logging/${name}`,
              subject: name,
              owner,
              expected: `a request's correlation id is in the log within ${LOGGED_WITHIN_MS / 1000} s`,
              source: url,
              links,
              ask: (sources) => askLog(name, url, logs, sources),
            },
          ],
    ),
};

const LOGGED_WITHIN_MS = 5000;
/** Nothing is there: a request that every service logs, and that changes nothing. */
const PROBE_PATH = '/rehearse-log-probe';

async function askLog(
  name: string,
  url: string,
  logs: NonNullable<Service['logs']>,
  sources: Sources,
): Promise<Answer> {
  const unreachable = await unlessReachable(name, sources);
  if (unreachable !== undefined) return unreachable;
  const log = await sources.open(logs, name);
  const logged = log.logged?.bind(log);
  const source = log.place;
  if (logged === undefined) {
    return unknown('a source of this kind holds no log', `name a log of ${name} in the definition`, { source });
  }
  const correlationId = `rehearse-${newToken()}`;
  const probe = await sources.ask({ url: joinUrl(url, PROBE_PATH), headers: { 'x-correlation-id': correlationId } });
  if (!probe.answered) return unknown(`${name} did not answer the request: ${probe.reason}`, 'check again', { source });
  const found = await waitFor(
    async () => {
      const reading = await logged(correlationId);
      return reading.read && !reading.value ? undefined : reading;
    },
    { withinMs: LOGGED_WITHIN_MS, clock: sources.clock },
  );
  if (!found.arrived) {
    return fail(
      'a request was answered, and its correlation id is not in the log',
      `have ${name} log x-correlation-id of every request, and see whether its log reaches this place`,
      { source },
    );
  }
  const reading = found.value;
  if (!reading.read)
    return unknown(`the log can't be searched: ${reading.reason}`, `see that ${source} can be read`, { source });
  return pass("a request's correlation id is in the log", { source });
}
