import { getSystemErrorName } from 'node:util';

/** That a channel could not be told; the message is ours alone and holds neither an address nor what was answered. */
export class Undelivered extends Error {}

/** What became of a telling besides that it worked: what could not be sent along, say. */
export type Remark = string | null;

const IN_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens at its address',
  ENOTFOUND: 'its host is not known',
  EAI_AGAIN: 'its host could not be looked up',
  EDNS: 'its host could not be looked up',
  ECONNRESET: 'it hung up',
  EPIPE: 'it hung up',
  UND_ERR_SOCKET: 'it hung up',
  ECONNECTION: 'it hung up',
  ETIMEDOUT: 'it did not answer in time',
  EHOSTUNREACH: 'its host can’t be reached',
  ENETUNREACH: 'its host can’t be reached',
};

/** Why a connection failed, by the code of what was thrown or of what caused it; nothing of its text. */
export function connectionFailure(thrown: unknown): string {
  const code = codeOf(thrown);
  if (code === undefined) return 'the connection failed';
  return `${IN_WORDS[code] ?? 'the connection failed'} (${code})`;
}

/** The code of an error, or of what caused it. */
export function codeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  // Where a library put a code of its own in its place, the system's number still tells more.
  if ('errno' in thrown && typeof thrown.errno === 'number' && thrown.errno < 0)
    return getSystemErrorName(thrown.errno);
  if ('code' in thrown && typeof thrown.code === 'string' && /^\w{1,60}$/.test(thrown.code)) return thrown.code;
  const [first] = thrown instanceof AggregateError ? thrown.errors : [];
  return codeOf(thrown.cause ?? first);
}
