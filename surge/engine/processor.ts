import type { ProcessorPlan, RequestFacts } from './processor-plan.ts';
import { hold, madeUpFor } from './user-values.ts';

// Also in the file that Artillery's own command loads beside a written script: it imports nothing of ours but user-values.ts.

/** Told of what happens to the users. Milliseconds; `reason` is `null` where all went well. */
export interface Observer {
  sending(journey: Journey): void;
  /** Of what is asked again and again, told of each answer; `ms` is the whole wait once it is over, and `null` before. */
  answered(request: RequestFacts, ms: number | null, reason: string | null, emit: Emit): void;
  stepEnded(step: number, ms: number, reason: string | null, emit: Emit): void;
  ended(journey: Journey): void;
}

/** Artillery's own way to count. */
type Emit = { emit(event: string, name: string, value?: number): void };
type Done = (error?: Error | null) => void;

/** One user on the way through the scenario. */
export interface Journey {
  step: number;
  /** The request that was sent last. */
  request: number;
  /** How long the step's requests took so far, pauses left out. */
  stepMs: number;
  sentAt: number | null;
  waitingSince: number | null;
  asked: number;
  asksAgain: boolean;
}

/** What Artillery hands to functions: only what is used of it. */
interface Context {
  vars: Record<string, unknown>;
}
interface Sent {
  name: string;
}
interface Answer {
  statusCode: number;
  body: string;
}

/** The functions that a script calls by their names. */
export function createProcessor(plan: ProcessorPlan, observer: Observer) {
  const journeys = new WeakMap<Context, Journey>();
  const last = Object.keys(plan.requests).length - 1;
  let users = 0;

  const fail = (context: Context, reason: string, emit: Emit) => {
    const journey = journeys.get(context);
    if (journey === undefined) return;
    observer.stepEnded(journey.step, journey.stepMs, reason, emit);
    observer.ended(journey);
  };

  /** Takes an answer into account; gives what is wrong with it. */
  const take = (facts: RequestFacts, answer: Answer, context: Context, journey: Journey, emit: Emit) => {
    const now = performance.now();
    const reason = whatIsWrong(facts, answer, context) ?? waitedInVain(facts, answer, journey);
    const goesOn = reason === null && journey.asksAgain;
    const ms = now - (journey.waitingSince ?? journey.sentAt ?? now);
    journey.sentAt = null;
    observer.answered(facts, goesOn ? null : ms, reason, emit);
    if (!goesOn) {
      journey.waitingSince = null;
      journey.stepMs += facts.isAsset ? 0 : ms;
    }
    if (reason !== null) {
      fail(context, reason, emit);
      return reason;
    }
    for (const name of facts.captures) hold(context.vars, name, String(context.vars[name]));
    if (facts.endsStep && !journey.asksAgain) {
      observer.stepEnded(facts.step, journey.stepMs, null, emit);
      journey.stepMs = 0;
      if (facts.index === last) observer.ended(journey);
    }
    return null;
  };

  return {
    begin(context: Context, _emit: Emit, done: Done): void {
      users += 1;
      for (const value of plan.madeUp) hold(context.vars, value.name, madeUpFor(value, users, plan));
      for (const name of plan.secrets) hold(context.vars, `secret_${name}`, process.env[name] ?? '');
      journeys.set(context, {
        step: 0,
        request: 0,
        stepMs: 0,
        sentAt: null,
        waitingSince: null,
        asked: 0,
        asksAgain: false,
      });
      done();
    },

    sending(sent: Sent, context: Context, _emit: Emit, done: Done): void {
      const facts = plan.requests[sent.name];
      const journey = journeys.get(context);
      if (facts !== undefined && journey !== undefined) {
        noteSending(facts, journey);
        observer.sending(journey);
      }
      done();
    },

    answered(sent: Sent, answer: Answer, context: Context, emit: Emit, done: Done): void {
      const facts = plan.requests[sent.name];
      const journey = journeys.get(context);
      const reason = facts === undefined || journey === undefined ? null : take(facts, answer, context, journey, emit);
      done(reason === null ? null : new Error(reason));
    },

    asksAgain(context: Context, done: (again: boolean) => void): void {
      done(journeys.get(context)?.asksAgain ?? false);
    },

    failed(error: Error & { code?: string }, sent: Sent, context: Context, emit: Emit, done: Done): void {
      const facts = plan.requests[sent.name];
      const journey = journeys.get(context);
      if (facts !== undefined && journey !== undefined && journey.sentAt !== null) {
        const ms = performance.now() - (journey.waitingSince ?? journey.sentAt);
        const reason = wordsFor(error.code ?? error.name);
        journey.stepMs += ms;
        journey.sentAt = null;
        observer.answered(facts, ms, reason, emit);
        fail(context, reason, emit);
      }
      done();
    },
  };
}

function noteSending({ index, step, poll }: RequestFacts, journey: Journey): void {
  const now = performance.now();
  journey.step = step;
  journey.request = index;
  journey.sentAt = now;
  if (poll === null || journey.waitingSince !== null) return;
  // Whoever waits has waited since before the first time that was asked.
  journey.waitingSince = now - poll.everyMs;
  journey.asked = 0;
}

/** Whether an answer is another than the recorded one; asked also whether it is what was waited for. */
function whatIsWrong({ status, captures }: RequestFacts, answer: Answer, { vars }: Context): string | null {
  const isAlike = Math.floor(answer.statusCode / 100) === Math.floor(status / 100);
  if (!isAlike) return `answered ${answer.statusCode}, not ${status} as recorded`;
  const missing = captures.find((name) => vars[name] === undefined || vars[name] === '');
  return missing === undefined ? null : `its answer does not tell ${missing} where the recorded one did`;
}

function waitedInVain({ poll }: RequestFacts, { body }: Answer, journey: Journey): string | null {
  journey.asksAgain = false;
  if (poll === null) return null;
  journey.asked += 1;
  if (poll.until !== null && new RegExp(poll.until).test(body)) return null;
  if (journey.asked < poll.times) {
    journey.asksAgain = true;
    return null;
  }
  return poll.until === null ? null : `never showed “${poll.shows}”`;
}

function wordsFor(code: string): string {
  if (code === 'TimeoutError' || code === 'ETIMEDOUT' || code === 'ERR_SOCKET_TIMEOUT') return 'no answer in time';
  return `no answer (${code})`;
}
