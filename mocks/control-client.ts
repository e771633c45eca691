import { z } from 'zod';
import { messageOf, Problem } from '../support/problem.ts';
import {
  type Decided,
  type DecisionOrder,
  decidedSchema,
  type JournalPage,
  journalPageSchema,
  refusalSchema,
  type Seeded,
  type SeedOrder,
  seededSchema,
} from './control/schemas.ts';

export type { BankEntry } from './journal-entry.ts';
export type { Decided, DecisionOrder, JournalPage, Seeded, SeedOrder };

/** Which entries of the bank's journal are asked for; all of it must fit. */
export interface JournalQuestion {
  /** What the correlation id begins with. */
  correlation?: string;
  application?: string;
  /** Only what came later: the `nextSequence` of the answer before. */
  after?: number;
  /** How long the bank may wait for an entry that fits, at most 20000. Without it, it answers at once. */
  waitMs?: number;
}

/** The mock bank as tests and fixtures handle it. Every call throws a Problem when the bank refuses or does not answer. */
export interface BankControl {
  journal(question?: JournalQuestion): Promise<JournalPage>;
  /** Does what bank staff would do in their console. */
  decide(application: string, decision: DecisionOrder): Promise<Decided>;
  /** Forgets what was submitted under correlation ids that begin so; without one, everything. */
  reset(scope?: { correlation?: string }): Promise<void>;
  /** Sets what ids are made from, and puts applications in place; resolves with their ids. */
  seed(order: SeedOrder): Promise<Seeded>;
}

const ANSWERS_WITHIN_MS = 5_000;

/** The control of the mock bank at `baseUrl`, such as `http://127.0.0.1:4010`. */
export function bankControl(baseUrl: string): BankControl {
  const ask = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    { body, waitMs = 0 }: { body?: unknown; waitMs?: number } = {},
  ): Promise<z.output<Schema>> => {
    const url = new URL(`/control/${path}`, baseUrl);
    const init: RequestInit = { signal: AbortSignal.timeout(waitMs + ANSWERS_WITHIN_MS) };
    if (body !== undefined) {
      init.method = 'POST';
      init.headers = { 'content-type': 'application/json' };
      init.body = JSON.stringify(body);
    }
    return parseAnswer(url, await exchange(url, init), schema);
  };

  return {
    journal: ({ waitMs, ...question } = {}) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries({ ...question, waitMs })) {
        if (value !== undefined) query.set(name, String(value));
      }
      return ask(`journal?${query}`, journalPageSchema, waitMs === undefined ? {} : { waitMs });
    },
    decide: (application, decision) =>
      ask(`applications/${encodeURIComponent(application)}/decision`, decidedSchema, { body: decision }),
    reset: async (scope = {}) => {
      await ask('reset', z.undefined(), { body: scope });
    },
    seed: (order) => ask('seed', seededSchema, { body: order }),
  };
}

interface Exchange {
  ok: boolean;
  status: number;
  content: unknown;
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
  const remedy = status === 409 ? 'look in the bank’s console how the application stands' : 'correct the call';
  return new Problem(`the mock bank refused ${url.pathname} (${status})`, why, remedy);
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
