import { systemClock } from '../../support/clock.ts';
import { Problem } from '../../support/problem.ts';
import { redact } from '../../support/redact.ts';
import type { Exit } from '../../support/supervise/child.ts';
import type { LaunchedPart, PartProgram } from './launched-part.ts';
import type { StageRuntime } from './runtime.ts';
import { type Announcement, type Refusal, readAnnouncement } from './service-log.ts';

/** Many times what a start takes on a slow machine: whoever waits this long is not coming. */
const LIMIT_MS = 60_000;
const LINES_SHOWN = 5;

/** How a part's start came out: it listens, or it refused its configuration and has ended. */
export type PartStart = { running: LaunchedPart } & (
  | { state: 'listening'; url: string }
  | { state: 'refused'; exitCode: number | null; refused: Refusal[] }
);

/**
 * Starts a service, job or bank and waits until it says that it listens, or that it refuses its configuration.
 * Throws a Problem with its last words when it ends otherwise or says neither.
 */
export async function startPart(
  runtime: StageRuntime,
  {
    onLine,
    ...program
  }: Omit<PartProgram, 'onLine'> & { /** Takes each line, secrets removed. */ onLine: (line: string) => void },
): Promise<PartStart> {
  const { name } = program;
  const settled = new AbortController();
  const announced = Promise.withResolvers<Announcement>();
  const running = await runtime.launch({
    ...program,
    onLine: (line, stream) => {
      onLine(redact(line));
      const announcement = stream === 'stdout' ? readAnnouncement(line) : undefined;
      if (announcement !== undefined) announced.resolve(announcement);
    },
  });
  try {
    const first = await Promise.race([
      announced.promise,
      running.exited,
      systemClock.pause(LIMIT_MS, settled.signal).then(() => 'late' as const),
    ]);
    if (first === 'late') throw await silent(name, running);
    if (!('event' in first)) throw ended(name, first);
    if (first.event === 'listening') return { running, state: 'listening', url: runtime.fromHere(first.url) };
    const exit = await running.exited;
    if (first.event === 'port-taken') throw portTaken(name, first.port);
    return { running, state: 'refused', exitCode: exit.code, refused: first.problems };
  } finally {
    settled.abort();
  }
}

async function silent(name: string, running: LaunchedPart): Promise<Problem> {
  const { lastLines } = await running.stop();
  return new Problem(
    `${name} did not start`,
    `it has not said that it listens within ${LIMIT_MS / 1000} s${lastWords(lastLines)}`,
    'see its log for what it waits for',
  );
}

function ended(name: string, { code, signal, lastLines, error }: Exit): Problem {
  const how = error?.message ?? (signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`);
  return new Problem(`${name} did not start`, `${how}${lastWords(lastLines)}`, 'mend what its log tells', {
    cause: error,
  });
}

function portTaken(name: string, port: number): Problem {
  return new Problem(
    `port ${port} for ${name} is taken`,
    'something else took it in the meantime',
    'end what listens there, or choose another first port',
  );
}

function lastWords(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `; its log ends:\n       ${lines.slice(-LINES_SHOWN).join('\n       ')}`;
}
