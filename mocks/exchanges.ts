import type { BankExchange } from '../model/bank-exchange.ts';
import { parseBody } from './conformance/checked-request.ts';

/** An exchange as it passed; bodies are parsed only when somebody asks for them. */
export interface PassedExchange extends Omit<BankExchange, 'requestBody' | 'responseBody'> {
  readonly request: { readonly contentType: string; readonly text: string } | null;
  readonly response: { readonly contentType: string; readonly body: Buffer } | null;
}

const MOST_EXCHANGES = 5_000;
const MOST_BYTES = 16_000_000;
const WITHHELD = '[withheld]';
const NAMES_A_CREDENTIAL = /passw|secret|token|authorization|api_?key|credential|\bpin\b|cvv|cvc/i;

/** The newest calls with their bodies, of bounded number and size, so that they can be made again elsewhere. */
export class Exchanges {
  #passed: PassedExchange[] = [];
  #bytes = 0;

  record(exchange: PassedExchange): void {
    this.#passed.push(exchange);
    this.#bytes += sizeOf(exchange);
    if (this.#passed.length > MOST_EXCHANGES * 1.1 || this.#bytes > MOST_BYTES * 1.1) this.#forgetOldest();
  }

  /** Those whose correlation id begins so, oldest first; all without. */
  read(correlation = ''): BankExchange[] {
    return this.#passed
      .filter(({ correlationId }) => (correlationId ?? '').startsWith(correlation))
      .map(({ request, response, ...exchange }) => ({
        ...exchange,
        requestBody: request === null ? null : withoutCredentials(bodyOf(request.contentType, request.text)),
        responseBody:
          response === null ? null : withoutCredentials(bodyOf(response.contentType, response.body.toString('utf8'))),
      }));
  }

  clear(correlation = ''): void {
    this.#passed = this.#passed.filter(({ correlationId }) => !(correlationId ?? '').startsWith(correlation));
    this.#bytes = this.#passed.reduce((sum, exchange) => sum + sizeOf(exchange), 0);
  }

  #forgetOldest(): void {
    let forgotten = Math.max(0, this.#passed.length - MOST_EXCHANGES);
    for (const [index, exchange] of this.#passed.entries()) {
      if (index >= forgotten && this.#bytes <= MOST_BYTES) break;
      this.#bytes -= sizeOf(exchange);
      forgotten = Math.max(forgotten, index + 1);
    }
    this.#passed.splice(0, forgotten);
  }
}

function sizeOf({ request, response }: PassedExchange): number {
  return (request?.text.length ?? 0) + (response?.body.length ?? 0);
}

function bodyOf(contentType: string, text: string): unknown {
  return parseBody(contentType, text).body ?? null;
}

/** A body in which fields that by their name hold a credential are blanked. */
function withoutCredentials(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCredentials);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      NAMES_A_CREDENTIAL.test(name) ? WITHHELD : withoutCredentials(member),
    ]),
  );
}
