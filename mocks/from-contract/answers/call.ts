import type { OperationResolver } from '../../bank-model.ts';
import { checkedRequest } from '../../conformance/checked-request.ts';
import type { Contract, Operation, SampleResponse } from '../../contract/contract.ts';
import { correlationOf } from '../../correlation.ts';
import { runOf } from '../../runs/run-key.ts';
import { isAllowed } from './credentials.ts';
import { preferenceOf, preferredSample } from './preference.ts';
import { RecentSamples } from './recent-samples.ts';
import { type Ground, refusal, whatIsWrong } from './refusal.ts';
import { send } from './send.ts';

/** A call that is as the contract wants it. */
export interface AcceptedCall {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
  readonly correlationId: string | null;
  readonly run: string | null;
}

/** What an operation answers with, and headers that come on top. */
export interface Answer {
  readonly sample: SampleResponse;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answering {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly seed: string;
}

/**
 * A resolver that refuses what the contract does not allow, as far as it documents a refusal, gives a caller the
 * documented answer it prefers, and leaves the rest to `serve`. Where that has nothing, a sample is the answer.
 */
export function resolver(answering: Answering, serve: (call: AcceptedCall) => Answer | undefined): OperationResolver {
  const { contract, operation, seed } = answering;
  const samples = new RecentSamples(contract, operation);
  return async ({ request }) => {
    const url = new URL(request.url);
    const own = `${seed}/${operation.id}${url.pathname}`;
    const preference = preferenceOf(request.headers);
    const preferred = preference === null ? undefined : preferredSample(contract, operation, preference, own);
    if (preferred !== undefined) return send(preferred);
    if (!isAllowed(operation, request.headers, url)) {
      const why = 'The request brings no credential, or one that has expired.';
      const refused = refusal(contract, operation, 'unauthorised', why);
      if (refused !== undefined) return send(refused);
    }
    const { violations, parameters, body } = await checkedRequest(request, { contract, operation });
    if (violations.length > 0) {
      const refused = refusal(contract, operation, 'invalid', whatIsWrong(violations));
      if (refused !== undefined) return send(refused);
    }
    const correlationId = correlationOf(request.headers);
    const answer = serve({
      parameters,
      query: url.searchParams,
      headers: request.headers,
      body,
      correlationId,
      run: runOf(correlationId),
    });
    const sample = answer?.sample ?? samples.of(own);
    return sample === undefined ? new Response(null, { status: 204 }) : send(sample, answer?.headers);
  };
}

/** The documented refusal on a ground, as an answer; `undefined` where there is none. */
export function refusedAnswer({ contract, operation }: Answering, ground: Ground, why: string): Answer | undefined {
  const sample = refusal(contract, operation, ground, why);
  return sample === undefined ? undefined : { sample };
}
