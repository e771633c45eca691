import type { Facts } from '../../model/facts.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { fixWindow } from './fix-window.ts';
import { mendedCases } from './mended-cases.ts';
import { needsOf } from './needs.ts';

/**
 * A verdict whose blockers, doubts and risks say whether they can still be mended before the demo. A doubt or risk that
 * is nobody's is mended by nobody: it goes when the demo is rehearsed again. `now` is in epoch milliseconds.
 */
export function fixWindowsOf(verdict: Verdict, facts: Facts, now: number): Verdict {
  const cases = mendedCases(facts.history);
  const windowed = (reason: Reason): Reason => ({
    ...reason,
    fixWindow: fixWindow(reason.owner, needsOf(reason, facts, cases), facts.run.demo, now),
  });
  const ifSomebodys = (reason: Reason) => (reason.owner === null ? reason : windowed(reason));
  return {
    ...verdict,
    blockers: verdict.blockers.map(windowed),
    doubts: verdict.doubts.map(ifSomebodys),
    risks: verdict.risks.map(ifSomebodys),
  };
}
