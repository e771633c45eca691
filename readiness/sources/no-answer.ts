/** Why a request got no answer, by the code that Node gives it. */
const TROUBLES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens at its address',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  ECONNRESET: 'it broke off the connection without an answer',
  EPIPE: 'it broke off the connection without an answer',
  EHOSTUNREACH: 'its host can’t be reached from here',
  ENETUNREACH: 'its network can’t be reached from here',
  ETIMEDOUT: 'its host does not respond',
};

/**
 * Why a request got no answer, in our own words and with the code, so that it can be looked up. `undefined` where the
 * code is none that we know.
 */
export function describeNoAnswer(error: unknown): string | undefined {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error) || !('code' in first) || typeof first.code !== 'string') return undefined;
  const words = TROUBLES[first.code];
  if (words !== undefined) return `${words} (${first.code})`;
  return first.code.startsWith('HPE_') ? `it answers something else than HTTP (${first.code})` : undefined;
}

/** Whether a reason, as `describeNoAnswer` words it, is that the address has a host name that nobody knows. */
export function isUnknownHost(reason: string): boolean {
  return /\((?:ENOTFOUND|EAI_AGAIN)\)/.test(reason);
}
