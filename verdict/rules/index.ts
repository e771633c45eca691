import type { Rule } from '../../model/rule.ts';
import { everythingSkipped } from './all-skipped.ts';
import {
  bankSpeaksOtherVersion,
  contractViolatedByBank,
  contractViolatedByPlatform,
  faultInjected,
  unexpectedBankCall,
} from './bank.ts';
import { playingCutOff, playingFailed, scenarioCutOff } from './cut-off.ts';
import { fallbackNotRehearsed } from './fallbacks.ts';
import { changedMeanwhile, evidenceOutdated, fingerprintMissing } from './fingerprint.ts';
import { ownRuleBroken, tooFewInARow, waiverRanOut } from './judged-apart.ts';
import { ledgerBroken, ledgerUnread } from './ledger.ts';
import { leftBehind } from './left-over.ts';
import {
  brokeMeanwhile,
  identityUnproved,
  notChecked,
  readinessFailed,
  readinessUnknown,
  readinessWarning,
  silentSince,
} from './readiness.ts';
import { evidenceIncomplete, nothingWasExecuted, rehearsedInPart, runCutShort, slotExceeded } from './run.ts';
import { milestoneMissing, retryNeeded, scenarioFailed, scenarioSkipped } from './scenarios.ts';
import { shardMissing, shardPlayedAgain } from './shards.ts';
import { evidenceOfAnotherRun } from './stale.ts';
import { stepFailed, stepOverBudget } from './steps.ts';

/** The rules a verdict is made by, in the order in which their reasons are shown. */
export const rules: readonly Rule[] = [
  identityUnproved,
  readinessFailed,
  brokeMeanwhile,
  faultInjected,
  bankSpeaksOtherVersion,
  unexpectedBankCall,
  contractViolatedByPlatform,
  contractViolatedByBank,
  milestoneMissing,
  scenarioFailed,
  everythingSkipped,
  nothingWasExecuted,
  retryNeeded,
  stepFailed,
  stepOverBudget,
  fallbackNotRehearsed,
  readinessUnknown,
  readinessWarning,
  silentSince,
  slotExceeded,
  rehearsedInPart,
  scenarioSkipped,
  leftBehind,
  evidenceIncomplete,
  shardMissing,
  shardPlayedAgain,
  playingCutOff,
  playingFailed,
  scenarioCutOff,
  runCutShort,
  notChecked,
  changedMeanwhile,
  fingerprintMissing,
  evidenceOutdated,
  evidenceOfAnotherRun,
  ledgerBroken,
  ledgerUnread,
];

/** All rules there are: those, and the ones that see more than facts. */
export const allRules: readonly Rule[] = [...rules, ownRuleBroken, waiverRanOut, tooFewInARow];
