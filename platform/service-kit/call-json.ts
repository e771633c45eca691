import { z } from 'zod';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { CallFailure, failureToReach } from './call-failure.ts';
import { CORRELATION_HEADER } from './correlation.ts';
import type { Log } from './log.ts';

const TIME_LIMIT_MS = 5000;

/** Another system that a service calls. */
export interface RemoteSystem {
  /** As it is called in messages: `the bank`, `payments`. */
  name: string;
  /** Without a slash at the end. */
  url: string;
  log: Log;
  /** How long an answer may take, in milliseconds. */
  timeLimitMs?: number;
}

/** One call. A `form` is sent URL-encoded, a `json` as JSON. */
export interface Call<Schema extends z.ZodType> {
  method: 'GET' | 'POST';
  path: string;
  correlationId: string;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  form?: Readonly<Record<string, string>>;
  /** What the answer must be like. */
  answer: Schema;
}

const problemSchema = z.object({ title: z.string(), detail: z.string().optional() });

/**
 * Calls another system and hands back its answer, parsed. Every call has a time limit and leaves one line in the log:
 * correlation id, method, path, status, duration. Rejects with a `CallFailure`.
 */
export async function callJson<Schema extends z.ZodType>(
  { name, url, log, timeLimitMs = TIME_LIMIT_MS }: RemoteSystem,
  call: Call<Schema>,
): Promise<z.output<Schema>> {
  const { method, path, correlationId, answer } = call;
  const begun = systemClock.now();
  const record = (status: number | null, failure?: CallFailure) =>
    log[failure === undefined ? 'info' : 'warn']('call', {
      correlationId,
      system: name,
      method,
      path,
      status,
      durationMs: systemClock.now() - begun,
      ...(failure === undefined ? {} : { message: failure.message }),
    });

  let status: number | null = null;
  try {
    const response = await fetch(`${url}${path}`, request(call, AbortSignal.timeout(timeLimitMs)));
    status = response.status;
    const text = await response.text();
    const parsed = interpret(name, call, response.status, readJson(text), answer);
    record(status);
    return parsed;
  } catch (thrown) {
    const failure = thrown instanceof CallFailure ? thrown : failureToReach(name, thrown, timeLimitMs);
    record(status, failure);
    throw failure;
  }
}

function request({ method, correlationId, headers, json, form }: Call<z.ZodType>, signal: AbortSignal): RequestInit {
  const common = { accept: 'application/json', [CORRELATION_HEADER]: correlationId, ...headers };
  if (form !== undefined) return { method, signal, headers: common, body: new URLSearchParams(form) };
  if (json === undefined) return { method, signal, headers: common };
  return { method, signal, headers: { ...common, 'content-type': 'application/json' }, body: JSON.stringify(json) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function interpret<Schema extends z.ZodType>(
  system: string,
  { method, path }: Call<Schema>,
  status: number,
  body: unknown,
  answer: Schema,
): z.output<Schema> {
  if (status >= 200 && status < 300) {
    const parsed = answer.safeParse(body);
    if (parsed.success) return parsed.data;
    const differences = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the body'}: ${issue.message}`);
    const message = `${system} answers ${method} ${path} otherwise than agreed: ${differences.join('; ')}`;
    throw new CallFailure(system, 'broken', message, { status, cause: parsed.error });
  }
  const problem = problemSchema.safeParse(body);
  const reason = problem.success ? `: ${messageOf(problem.data.detail ?? problem.data.title)}` : '';
  const message = `${system} answers ${status} to ${method} ${path}${reason}`;
  if (status === 401 || status === 403) throw new CallFailure(system, 'credential-refused', message, { status, body });
  throw new CallFailure(system, status < 500 ? 'refused' : 'broken', message, { status, body });
}
