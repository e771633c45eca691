import type { Facts } from '../facts.ts';
import type { Rule } from '../observation.ts';
import {
  bankSpeaksOtherVersion,
  contractViolatedByBank,
  contractViolatedByPlatform,
  faultInjected,
  unexpectedBankCall,
} from './bank.ts';
import { brokeMeanwhile, identityUnproved, readinessFailed, readinessUnknown, readinessWarning } from './readiness.ts';
import { evidenceIncomplete, nothingWasExecuted, rehearsedInPart, runCutShort, slotExceeded } from './run.ts';
import {
  milestoneMissing,
  retryNeeded,
  scenarioCutOff,
  scenarioFailed,
  scenarioSkipped,
  stepFailed,
} from './scenarios.ts';

/** The rules a verdict is made by, in the order in which their reasons are shown. */
export const rules: readonly Rule<Facts>[] = [
  readinessFailed,
  brokeMeanwhile,
  identityUnproved,
  faultInjected,
  bankSpeaksOtherVersion,
  unexpectedBankCall,
  contractViolatedByPlatform,
  contractViolatedByBank,
  milestoneMissing,
  scenarioFailed,
  nothingWasExecuted,
  retryNeeded,
  stepFailed,
  readinessUnknown,
  readinessWarning,
  slotExceeded,
  rehearsedInPart,
  scenarioSkipped,
  evidenceIncomplete,
  scenarioCutOff,
  runCutShort,
];
