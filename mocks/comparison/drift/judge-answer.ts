import type { Contract, Operation, Violation } from '../../contract/contract.ts';
import { withoutIndexes } from './body-places.ts';
import type { DriftFinding } from './finding.ts';
import type { LiveAnswer } from './live-bank.ts';

/** The contract and its closed copy, in which nothing but the documented is allowed. */
export interface Standards {
  readonly contract: Contract;
  readonly closed: Contract;
}

/** What is off in one live answer: each place once, as a violation of the contract rather than as undocumented. */
export function judgeAnswer(
  operation: Operation,
  answer: LiveAnswer,
  { contract, closed }: Standards,
  recordedStatus: number,
): DriftFinding[] {
  const parts = { status: answer.status, headers: answer.headers, body: answer.body };
  const violations = contract.checkResponse(operation, parts);
  const known = new Set(violations.map(placeOf));
  // A status or media type that is not documented at all is one finding, not one for each field of what came with it.
  const foreign = violations.some(({ where }) => where === 'status' || where === 'content-type');
  const undocumented = foreign
    ? []
    : (closedOperation(closed, operation, parts) ?? []).filter((one) => !known.has(placeOf(one)));
  const finding = (drift: DriftFinding['drift']) => (violation: Violation) => ({
    operation: operation.id,
    drift,
    ...violation,
    pointer: violation.where === 'body' ? withoutIndexes(violation.pointer) : violation.pointer,
    count: 1,
  });
  return [
    ...violations.map(finding('violation')),
    ...(answer.status === recordedStatus || violations.some(({ where }) => where === 'status')
      ? []
      : [statusFinding(operation, answer.status, recordedStatus)]),
    ...undocumented.map(finding('undocumented')),
  ];
}

function closedOperation(closed: Contract, { id }: Operation, parts: Parameters<Contract['checkResponse']>[1]) {
  const operation = closed.operation(id);
  return operation === undefined ? undefined : closed.checkResponse(operation, parts);
}

function statusFinding({ id }: Operation, status: number, recorded: number): DriftFinding {
  return {
    operation: id,
    drift: 'status',
    where: 'status',
    pointer: '',
    expected: `${recorded}, as the mock answered`,
    got: String(status),
    count: 1,
  };
}

function placeOf({ where, pointer }: Violation): string {
  return `${where} ${pointer}`;
}
