import { z } from 'zod';
import { messageOf, Problem } from '../../../support/problem.ts';
import type { Secret } from '../../../support/secret.ts';
import { refusalSchema } from '../answers.ts';

/** One call of the control API. `undefined` in a query stands for what is not asked. */
export interface ControlCall<Schema extends z.ZodType> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /control/. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly answer: Schema;
  /** How long the bank itself may take before it answers. */
  readonly waitMs?: number | undefined;
}

/** Makes a call of the control API and parses its answer. Throws a Problem when the bank refuses or does not answer. */
export type ControlConnection = <Schema extends z.ZodType>(call: ControlCall<Schema>) => Promise<z.output<Schema>>;

const ANSWERS_WITHIN_MS = 5_000;

/** The way to the control API of the mock bank at `baseUrl`. */
export function connectControl(baseUrl: string, token: Secret | undefined): ControlConnection {
  return async ({ method = 'GET', path, query = {}, body, answer: schema, waitMs = 0 }) => {
    const url = new URL(`/control/${path}`, baseUrl);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers = new Headers();
    if (token !== undefined) headers.set('authorization', `Bearer ${token.reveal()}`);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const signal = AbortSignal.timeout(waitMs + ANSWERS_WITHIN_MS);
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return parseAnswer(url, await exchange(url, { method, headers, signal, ...sent }), schema);
  };
}

interface Exchange {
  readonly ok: boolean;
  readonly status: number;
  readonly content: unknown;
}

async function exchange(url: URL, init: RequestInit): Promise<Exchange> {
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    return { ok: response.ok, status: response.status, content: parseJson(text) };
  } catch (cause) {
    throw new Problem(
      `the mock bank's control at ${url.origin} does not answer`,
      messageOf(cause),
      'start the bank, or correct its address in the environment',
      { cause },
    );
  }
}

function parseAnswer<Schema extends z.ZodType>(url: URL, answer: Exchange, schema: Schema): z.output<Schema> {
  if (!answer.ok) throw refusalOf(url, answer);
  const parsed = schema.safeParse(answer.content);
  if (parsed.success) return parsed.data;
  throw new Problem(
    `${url.origin}${url.pathname} does not answer as the mock bank's control does`,
    z.prettifyError(parsed.error),
    'check that the address is the mock bank of this version',
    { cause: parsed.error },
  );
}

function refusalOf(url: URL, { status, content }: Exchange): Problem {
  const { data: refusal } = refusalSchema.safeParse(content);
  const errors = (refusal?.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
  const why = refusal === undefined ? `it answered ${status}` : [refusal.title, refusal.detail, ...errors].join(' ');
  return new Problem(`the mock bank refused ${url.pathname} (${status})`, why, REMEDY[status] ?? 'correct the call');
}

const REMEDY: Readonly<Record<number, string>> = {
  401: 'give the control token that the bank was started with',
  403: 'call the bank from its own machine, or start it with a control token',
  409: 'look in the bank’s console how the case stands',
  429: 'wait a minute, and give the control token that the bank was started with',
};

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
