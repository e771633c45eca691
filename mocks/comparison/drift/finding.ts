import type { Violation } from '../../contract/contract.ts';

/** How a live answer is off: against the contract, of another status than recorded, or beyond what is documented. */
export const DRIFTS = ['violation', 'status', 'undocumented'] as const;
export type Drift = (typeof DRIFTS)[number];

/** One way in which the live bank is not as the contract, or the mock, has it. */
export interface DriftFinding {
  readonly operation: string;
  readonly drift: Drift;
  readonly where: Violation['where'];
  /** In a body a JSON pointer, list indexes as `*`. */
  readonly pointer: string;
  readonly expected: string;
  /** What was there the first time. */
  readonly got: string;
  /** In how many answers. */
  readonly count: number;
}

/** A recorded call that could not be held against the live bank, and why. */
export interface NotCompared {
  readonly operation: string;
  readonly reason: string;
  readonly count: number;
}
