import { runCommand } from '../../readiness/sources/run-command.ts';
import type { Sources } from '../../readiness/sources/sources.ts';
import type { CleanUpTask } from './tasks.ts';

export interface CarryingOut {
  run: string;
  project: string;
  sources: Pick<Sources, 'ask'>;
  signal: AbortSignal;
}

/** What somebody else took away already is away. */
const GONE = new Set([404, 410]);

/** Takes one thing away. Resolves with `null`, or with why that failed; never rejects, and quotes no answer. */
export async function carryOutTask(
  { how, value }: CleanUpTask,
  { run, project, sources, signal }: CarryingOut,
): Promise<string | null> {
  if (how.kind === 'http') {
    const { method, authorization } = how;
    const url = filledIn(how.url, { run, value }, encodeURIComponent);
    const headers = authorization === undefined ? {} : { authorization: authorization.reveal() };
    const reply = await sources.ask({ url, method, headers });
    if (!reply.answered) return reply.reason;
    const isAway = (reply.status >= 200 && reply.status < 300) || (method === 'DELETE' && GONE.has(reply.status));
    return isAway ? null : `it answers ${reply.status}`;
  }
  const parameters = how.run.map((text) => filledIn(text, { run, value }, (filled) => filled));
  const ended = await runCommand({ run: parameters, folder: project, withinMs: how.within, signal, place: 'clean-up' });
  return ended.read ? null : ended.reason;
}

function filledIn(
  pattern: string,
  { run, value }: { run: string; value: string | null },
  written: (text: string) => string,
): string {
  return pattern.replace(/\{(run|value)\}/g, (_, name: string) => written(name === 'run' ? run : (value ?? '')));
}
