import type { BankExchange } from '../../../model/bank-exchange.ts';
import type { Match } from '../../contract/contract.ts';
import type { DriftFinding, NotCompared } from './finding.ts';
import { foldFindings, foldNotCompared } from './fold-findings.ts';
import { judgeAnswer, type Standards } from './judge-answer.ts';
import { KnownIds } from './known-ids.ts';
import type { LiveAnswer, LiveBank } from './live-bank.ts';
import { planCall, sameness } from './plan-call.ts';

const MOST_CALLS = 200;
/** A bank that is silent so often in a row is not there. */
const MOST_SILENT = 3;
const CREDENTIAL_REFUSED = new Set([401, 403]);
const TOO_MANY_REQUESTS = 429;
const NOT_FOUND = 404;

export interface DriftReport {
  /** How many calls were made to the live bank and answered so that they can be compared. */
  readonly compared: number;
  /** How many recorded calls these stand for: calls alike are made once. */
  readonly standsFor: number;
  readonly findings: readonly DriftFinding[];
  readonly notCompared: readonly NotCompared[];
}

export interface DriftQuestion extends Standards {
  /** What the platform called and the mock answered, in that order. */
  readonly exchanges: readonly BankExchange[];
  readonly live: LiveBank;
  /** Methods besides GET and HEAD that may be used, in capitals. */
  readonly allowed: ReadonlySet<string>;
  readonly mostCalls?: number;
}

/**
 * Makes the recorded calls to the live bank, one after another and each kind once, and judges its answers by the contract
 * and its closed copy. What can't be made sensibly is listed, never counted as fine.
 */
export async function findDrift(question: DriftQuestion): Promise<DriftReport> {
  const comparing = new Comparing(question);
  for (const exchange of question.exchanges) await comparing.compare(exchange);
  return comparing.report();
}

type Matched = Extract<Match, { parameters: unknown }>;
interface Outcome {
  /** The live bank's answer, where it can be compared; otherwise why it can't. */
  readonly answer: LiveAnswer | undefined;
  readonly reason: string | null;
  /** Whether another call of the same kind may fare better, because its ids are others. */
  readonly tryAnother: boolean;
}

class Comparing {
  readonly #question: DriftQuestion;
  readonly #ids = new KnownIds();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #findings: DriftFinding[] = [];
  readonly #notCompared: Omit<NotCompared, 'count'>[] = [];
  #made = 0;
  #silentInARow = 0;
  #compared = 0;
  #standsFor = 0;

  constructor(question: DriftQuestion) {
    this.#question = question;
  }

  async compare(exchange: BankExchange): Promise<void> {
    const match = this.#question.contract.match(exchange.method, exchange.path);
    if (match.operation === null) {
      const operation = `${exchange.method} ${exchange.path}`;
      this.#notCompared.push({ operation, reason: 'the contract has no such operation' });
      return;
    }
    this.#ids.noteSent([exchange.requestBody, ...new URLSearchParams(exchange.query).values()]);
    const kind = sameness(exchange, match.operation.id);
    const earlier = this.#outcomes.get(kind);
    const outcome = earlier === undefined || earlier.tryAnother ? await this.#make(exchange, match) : earlier;
    this.#outcomes.set(kind, outcome);
    if (outcome.reason === null) this.#standsFor += 1;
    else this.#notCompared.push({ operation: match.operation.id, reason: outcome.reason });
    this.#ids.learn(exchange, outcome.answer);
  }

  report(): DriftReport {
    return {
      compared: this.#compared,
      standsFor: this.#standsFor,
      findings: foldFindings(this.#findings),
      notCompared: foldNotCompared(this.#notCompared),
    };
  }

  async #make(exchange: BankExchange, match: Matched): Promise<Outcome> {
    const { live, allowed, mostCalls = MOST_CALLS } = this.#question;
    const plan = planCall(exchange, match, { ids: this.#ids, allowed });
    if (plan.call === null) return without(plan.reason, true);
    if (this.#made >= mostCalls) return without(`no more than ${mostCalls} calls are made`);
    if (this.#silentInARow >= MOST_SILENT) return without('the live bank no longer answers');
    this.#made += 1;
    const reply = await live.ask(plan.call);
    this.#silentInARow = reply.answered ? 0 : this.#silentInARow + 1;
    if (!reply.answered) return without(reply.reason);
    const reason = incomparable(reply, exchange, match);
    if (reason !== null) return without(reason, reply.status === NOT_FOUND);
    this.#compared += 1;
    this.#findings.push(...judgeAnswer(match.operation, reply, this.#question, exchange.status));
    return { answer: reply, reason: null, tryAnother: false };
  }
}

function without(reason: string, tryAnother = false): Outcome {
  return { answer: undefined, reason, tryAnother };
}

/** Why an answer says nothing of the contract, if it does not. */
function incomparable({ status }: LiveAnswer, recorded: BankExchange, { parameters }: Matched): string | null {
  if (status === recorded.status) return null;
  if (CREDENTIAL_REFUSED.has(status)) return `the live bank refuses the credential, or there is none (${status})`;
  if (status === TOO_MANY_REQUESTS) return 'the live bank wants fewer calls (429)';
  if (status === NOT_FOUND && Object.keys(parameters).length > 0)
    return 'the live bank does not know what it asks for (404)';
  return null;
}
