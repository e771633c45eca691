import Docker from 'dockerode';
import { messageOf } from '../problem.ts';

/**
 * A Docker engine that answered, or why there is none, in words that say what to do about it. `patient` is for what may
 * take as long as it likes: the end of a container, and what it writes until then.
 */
export type Engine = { found: true; docker: Docker; patient: Docker } | { found: false; reason: string };

/** A daemon that is up answers this at once; one that hangs must not hold up everything. */
const ANSWERS_WITHIN_MS = 2000;
/** For everything else that it is asked. */
export const EACH_WITHIN_MS = 5000;

/** Connects to an engine, and asks whether it is there at all; for two seconds at most, unless `withinMs` says otherwise. */
export async function connectEngine(
  address: string,
  signal: AbortSignal,
  withinMs: number = ANSWERS_WITHIN_MS,
): Promise<Engine> {
  const options = connection(address);
  if (options === undefined) {
    return {
      found: false,
      reason: 'its address must be unix:///path, npipe:////./pipe/name, tcp://host:port or http(s)://host:port',
    };
  }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  try {
    // Its own time limit closes the connection; that of the race is exact.
    await unlessAborted(new Docker({ ...options, timeout: withinMs }).ping(), limit);
    return { found: true, docker: new Docker({ ...options, timeout: EACH_WITHIN_MS }), patient: new Docker(options) };
  } catch (error) {
    if (signal.aborted) return { found: false, reason: 'the time for all checks was over' };
    if (limit.aborted) return { found: false, reason: `the engine does not answer within ${withinMs} ms` };
    return { found: false, reason: whyNot(error) };
  }
}

function connection(address: string): Docker.DockerOptions | undefined {
  const pipe = /^(?:unix|npipe):\/\/(.+)$/.exec(address)?.[1];
  // What is not given its library takes from DOCKER_HOST, a host before any socket.
  if (pipe !== undefined) return { socketPath: pipe, host: '', protocol: 'http' };
  const url = URL.parse(address.replace(/^tcp:/, 'http:'));
  if (url === null || !(url.protocol === 'http:' || url.protocol === 'https:')) return undefined;
  const protocol = url.protocol === 'https:' ? 'https' : 'http';
  return { protocol, host: url.hostname, port: url.port === '' ? 2375 : Number(url.port) };
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such socket: the engine does not run here, or listens elsewhere (DOCKER_HOST)';
    case 'EACCES':
      return 'you may not open its socket: be in the group that may (docker)';
    case 'ECONNREFUSED':
      return 'nothing listens there: start the engine, or correct DOCKER_HOST';
    case 'ENOTFOUND':
      return 'its host has no address: correct DOCKER_HOST';
    default:
      return statusOf(error) ?? `no engine answers there (${typeof code === 'string' ? code : 'something else does'})`;
  }
}

/** What an engine refuses, by its status: its own text may quote anything. */
export function statusOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  return `the engine answers ${error.statusCode}`;
}

/** What some work comes to, unless a signal is aborted first. */
export function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new RangeError('it does not answer in time'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Whether the engine says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 404;
}

/** Why the engine did not do something; never what it, or a container, said. */
export function refusal(error: unknown): string {
  return (
    statusOf(error) ??
    (error instanceof Error && 'code' in error ? `the connection broke (${error.code})` : kindOf(error))
  );
}

// Messages of our own making hold nothing of a container; those of others are not passed on.
function kindOf(error: unknown): string {
  return error instanceof RangeError ? messageOf(error) : 'the engine answers what it should not';
}
