import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Environment } from '../model/environment.ts';
import { type Clock, systemClock } from '../support/clock.ts';
import { messageOf, Problem } from '../support/problem.ts';
import { httpAccess } from './http-access.ts';
import type { LastGo, NewestEvidence } from './remembered.ts';
import { openHttp } from './sources/http.ts';
import { openSources, type Sources } from './sources/sources.ts';

/** What a round of observation is opened with. */
export interface RoundOptions {
  clock?: Clock;
  /** Where relative paths of sources begin; the current folder unless given. */
  project?: string;
  /** Until when all must hold, in epoch milliseconds; now unless given. */
  neededUntil?: number;
  /** The last run that was `go`, if there was one and it is known. */
  lastGo?: LastGo | null;
  /** The newest run that counts, as the ledger has it; nobody looked into that unless given. */
  newestEvidence?: NewestEvidence;
  /** Loads the definition of another environment that a question compares with. */
  openEnvironment?: (name: string) => Promise<Environment>;
  /** How long all of it may take, in milliseconds; 45 seconds unless given. */
  withinMs?: number;
  /** Keys the fingerprints of values that our own sources read; the environment's own key unless given. */
  fingerprintKey?: string;
  /** Aborted when nobody wants to know any longer. */
  signal?: AbortSignal;
}

/** One look at an environment: its sources, and its end. */
export interface Round extends Disposable {
  readonly sources: Sources;
  /** Resolves when the time is over, or nobody wants to know any longer. What still runs then is ended. */
  readonly over: Promise<void>;
  readonly withinMs: number;
}

const ALL_WITHIN_MS = 45_000;

/** Opens the sources of an environment until it is disposed of. Throws a Problem when a file of the definition can't be read. */
export function openRound(environment: Environment, options: RoundOptions = {}): Round {
  const { clock = systemClock, withinMs = ALL_WITHIN_MS, signal, project = process.cwd() } = options;
  const ending = new AbortController();
  const { certificateAuthority } = environment;
  const authority = certificateAuthority === undefined ? {} : readAuthority(resolve(project, certificateAuthority));
  const http = openHttp({
    now: () => clock.now(),
    signal: ending.signal,
    ...authority,
    ...httpAccess(environment, project, clock),
  });
  const ended = Promise.withResolvers<void>();
  const end = () => {
    ended.resolve();
    ending.abort();
  };
  if (signal?.aborted) end();
  else signal?.addEventListener('abort', end, { once: true });
  void clock.pause(withinMs, ending.signal).then(end, () => {});
  return {
    withinMs,
    over: ended.promise,
    sources: openSources({
      environment,
      clock,
      project,
      neededUntil: options.neededUntil ?? clock.now(),
      lastGo: options.lastGo ?? null,
      newestEvidence: options.newestEvidence,
      fingerprintKey: options.fingerprintKey ?? environment.fingerprintKey?.reveal() ?? randomBytes(16).toString('hex'),
      ask: (request) => http.ask(request),
      handshake: (origin) => http.handshake(origin),
      signal: ending.signal,
      openEnvironment: options.openEnvironment ?? openNoOther,
    }),
    [Symbol.dispose]() {
      signal?.removeEventListener('abort', end);
      ending.abort();
      http.close();
    },
  };
}

async function openNoOther(name: string): Promise<Environment> {
  throw new Problem(`There is no environment ${name} here`, 'nobody loads it', 'name no other environment');
}

function readAuthority(file: string): { certificateAuthority: string } {
  try {
    return { certificateAuthority: readFileSync(file, 'utf8') };
  } catch (cause) {
    throw new Problem(`${file} cannot be read`, messageOf(cause), 'correct certificateAuthority', { cause });
  }
}
