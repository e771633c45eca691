import type { ContractFinding } from '../../model/contract-finding.ts';

/** What a deviation from the bank's contract is about: the operation, or the call that is in no contract. */
export function subjectOfFinding({ operation, method, path }: ContractFinding): string {
  return operation ?? `${method} ${path}`;
}

/** Which side is not as the contract has it, for people. */
export const SIDE_WORDS = {
  call: 'not in the contract',
  request: 'the platform’s request',
  response: 'the bank’s answer',
  callback: 'the bank’s callback',
} as const satisfies Record<ContractFinding['side'], string>;

/** Where in the exchange: `body /amount/value`, `header Idempotency-Key`; empty for a call that is in no contract. */
export function placeOfFinding({ where, pointer }: ContractFinding): string {
  return [where ?? '', pointer].join(' ').trim();
}

/** A deviation in one sentence. */
export function describeFinding(finding: ContractFinding): string {
  const { side, version, expected, got, nearest } = finding;
  const subject = subjectOfFinding(finding);
  if (side === 'call') {
    const hint = nearest === null ? '' : `; nearest: ${nearest}`;
    return `${subject} was called, which the contract ${version} does not have${hint}`;
  }
  return `${SIDE_WORDS[side]} (${subject}) is not as the contract ${version} has it: ${placeOfFinding(finding)}: expected ${expected}, got ${got}`;
}
