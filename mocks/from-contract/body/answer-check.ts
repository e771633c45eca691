import type { Contract, Operation, SampleResponse, Violation } from '../../contract/contract.ts';

/** Both readings of a contract: as it is, and without the fields that it does not document but would let pass. */
export interface Readings {
  readonly contract: Contract;
  readonly closed: Contract;
}

/** What the contract does not allow in an answer that is like this one but for its body. */
export function violationsOf(
  contract: Contract,
  operation: Operation,
  { status, headers, contentType }: SampleResponse,
  body: unknown,
): Violation[] {
  const sent = new Headers(headers);
  if (contentType !== null) sent.set('content-type', contentType);
  return contract.checkResponse(operation, { status, headers: sent, body: contentType === null ? undefined : body });
}

/** The places in a body that are not as the contract documents them, undocumented fields among them. */
export function placesNotDocumented(
  { closed }: Readings,
  operation: Operation,
  shell: SampleResponse,
): (body: unknown) => string[] {
  return (body) =>
    violationsOf(closed, operation, shell, body)
      .filter(({ where }) => where === 'body')
      .map(({ pointer }) => pointer);
}
