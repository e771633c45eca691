import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Reading } from '../facts.ts';
import type { Ask, Reply } from '../http.ts';
import { read, unread } from '../reading.ts';
import { refusal } from './refusal.ts';

/** What a host of repositories answered, as far as it is understood; a status of `null` is no answer at all. */
export type HostAnswer<Value> =
  | { got: true; value: Value; headers: IncomingHttpHeaders }
  | { got: false; status: number | null; reason: string };

/** A host of repositories, to be asked for one repository. */
export interface Host {
  /** Asks for JSON of a shape. */
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<HostAnswer<z.output<Schema>>>;
  /** Asks for the headers only. */
  head(path: string): Promise<HostAnswer<null>>;
}

/** How a host is asked. */
export interface HostOptions {
  api: string;
  headers: Readonly<Record<string, string>>;
  /** Whether it knows who asks: it makes a difference to what a refusal means. */
  withToken: boolean;
  ask(request: Ask): Promise<Reply>;
}

/** Opens the way to a host. What it refuses comes back in our own words. */
export function openHost({ api, headers, withToken, ask }: HostOptions): Host {
  const base = api.replace(/\/+$/, '');
  const request = async (path: string, method: 'GET' | 'HEAD'): Promise<HostAnswer<unknown>> => {
    const reply = await ask({ url: `${base}${path}`, headers: { 'user-agent': 'rehearse', ...headers }, method });
    if (!reply.answered) return { got: false, status: null, reason: reply.reason };
    if (reply.status === 200) return { got: true, value: reply.body, headers: reply.headers };
    return { got: false, status: reply.status, reason: refusal(reply.status, reply.headers, withToken) };
  };
  return {
    async get(path, schema) {
      const answer = await request(path, 'GET');
      if (!answer.got) return answer;
      const parsed = schema.safeParse(answer.value);
      if (parsed.success) return { ...answer, value: parsed.data };
      const where = parsed.error.issues[0]?.path.join('.') ?? '';
      const reason = `it answers something else than expected${where === '' ? '' : ` (at ${where})`}`;
      return { got: false, status: 200, reason };
    },
    async head(path) {
      const answer = await request(path, 'HEAD');
      return answer.got ? { ...answer, value: null } : answer;
    },
  };
}

/** A part of a path or query, safe to put into an address. */
export const encoded = encodeURIComponent;

/** A reading of a host's answer. */
export function readingOf<Value>(place: string, answer: HostAnswer<Value>): Reading<Value> {
  return answer.got ? read(place, answer.value) : unread(place, answer.reason);
}
