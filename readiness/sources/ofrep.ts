import { z } from 'zod';
import type { FlagFact, Reading } from './facts.ts';
import type { Reply } from './http.ts';
import { joinUrl } from './join-url.ts';
import { read, unread } from './reading.ts';
import { shownUrl } from './shown-url.ts';
import type { OpenSource } from './source.ts';

/** Flags by the OpenFeature Remote Evaluation Protocol, evaluated for the declared context. */
export const ofrep: OpenSource<'ofrep'> = ({ url, token, context }, { ask }) => {
  const place = joinUrl(shownUrl(url), '/ofrep/v1/evaluate/flags');
  // The protocol knows both ways of showing the same token, and its services take one or the other.
  const credentials =
    token === undefined ? {} : { authorization: `Bearer ${token.reveal()}`, 'x-api-key': token.reveal() };
  return {
    place,
    async flag(name) {
      const reply = await ask({
        url: joinUrl(url, `/ofrep/v1/evaluate/flags/${encodeURIComponent(name)}`),
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credentials },
        body: JSON.stringify({ context }),
      });
      return understand(place, reply, token !== undefined);
    },
  };
};

const evaluationSchema = z.object({ key: z.string(), value: z.unknown().optional() });
const failureSchema = z.object({ errorCode: z.string() });

const FAILURES: Readonly<Record<string, string>> = {
  TARGETING_KEY_MISSING: 'it needs a targetingKey in the context of the source',
  INVALID_CONTEXT: 'it does not accept the context of the source',
  PARSE_ERROR: 'it could not evaluate the flag: its rules can’t be parsed',
};

function understand(place: string, reply: Reply, withToken: boolean): Reading<FlagFact> {
  if (!reply.answered) return unread(place, reply.reason);
  const { status, body } = reply;
  if (status === 200) {
    const evaluated = evaluationSchema.safeParse(body);
    if (evaluated.success) return read(place, { exists: true, value: evaluated.data.value });
    return unread(place, 'it answers something else than an evaluated flag');
  }
  const { data: failure } = failureSchema.safeParse(body);
  if (status === 404 && failure?.errorCode === 'FLAG_NOT_FOUND') {
    return read(place, { exists: false, value: undefined });
  }
  return unread(place, refusalOf(status, failure?.errorCode, withToken));
}

function refusalOf(status: number, errorCode: string | undefined, withToken: boolean): string {
  if (status === 401) return withToken ? 'it does not accept the token' : 'it wants a token';
  if (status === 403) return 'the token may not evaluate this flag';
  if (status === 404) return 'nothing speaks OFREP there (404)';
  if (status === 429) return 'it has been asked too often (429)';
  const known = errorCode === undefined ? undefined : FAILURES[errorCode];
  return known ?? `it answers ${status}`;
}
