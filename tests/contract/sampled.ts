import assert from 'node:assert/strict';
import type { Contract, Operation, SampleResponse } from '../../mocks/contract/contract.ts';

/** The sample of an operation's answer with a status, which must be there. */
export function sampled(
  contract: Contract,
  operation: Operation,
  status: string | undefined,
  seed: string,
): SampleResponse {
  const sample = contract.sampleResponse(operation, { seed, ...(status === undefined ? {} : { status }) });
  return sample ?? assert.fail(`${operation.id} ${status} has no sample`);
}

/** What the contract has against its own sample. */
export function faults(contract: Contract, operation: Operation, sample: SampleResponse) {
  const headers = new Headers(sample.headers);
  if (sample.contentType !== null) headers.set('content-type', sample.contentType);
  return contract.checkResponse(operation, { status: sample.status, headers, body: sample.body });
}
