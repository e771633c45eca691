import type { Evidence } from '../model/evidence.ts';
import type { Readiness } from '../model/finding.ts';
import type { Owner } from '../model/owner.ts';
import type { Run } from '../model/run.ts';

/** All that a verdict is made from; what a run did not get to is `null`. */
export interface Facts {
  run: Run;
  readiness: Readiness | null;
  /** The same questions asked again after a scenario failed: what broke in between is the likely cause. */
  readinessAfter: Readiness | null;
  evidence: Evidence | null;
  /** Whose a failure is when nothing points at anybody else. */
  environmentOwner: Owner | null;
  /** The contract the environment expects the bank to speak, and whose the bank is; `null` where neither is known. */
  bank: { contract: string; owner: Owner } | null;
}
