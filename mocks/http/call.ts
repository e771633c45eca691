import type { IncomingMessage } from 'node:http';
import { type AddressedEdition, type Bank, editionFor } from '../bank.ts';
import type { Match } from '../contract/contract.ts';
import { correlationOf } from '../correlation.ts';
import { runOf } from '../runs/run-key.ts';
import { headersOf, pathOf, queryOf } from './incoming-request.ts';

/** A call on its way through the bridge. */
export interface Call extends AddressedEdition {
  readonly incoming: IncomingMessage;
  readonly method: string;
  /** With its `?`, or empty. */
  readonly query: string;
  readonly headers: Headers;
  readonly correlationId: string | null;
  readonly run: string | null;
  readonly match: Match;
  /** When it came, by `performance.now()` and as epoch milliseconds. */
  readonly begun: number;
  readonly at: number;
}

/** A call as far as its first line and headers tell. */
export function callOf(bank: Bank, incoming: IncomingMessage): Call {
  const method = incoming.method ?? 'GET';
  const headers = headersOf(incoming);
  const correlationId = correlationOf(headers);
  const run = runOf(correlationId);
  const addressed = editionFor(bank, pathOf(incoming), run);
  return {
    ...addressed,
    incoming,
    method,
    query: queryOf(incoming),
    headers,
    correlationId,
    run,
    match: addressed.edition.contract.match(method, addressed.path),
    begun: performance.now(),
    at: bank.clock.now(),
  };
}
