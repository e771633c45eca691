import type { Demo } from '../../model/demo.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { fixWindow } from './fix-window.ts';

/**
 * A verdict whose fix windows say who is at work, and how long there still is, at another moment than it was judged. How
 * long mending takes stays what it was. `now` is in epoch milliseconds.
 */
export function windowsAsOf(verdict: Verdict, demo: Pick<Demo, 'at' | 'freeze'>, now: number): Verdict {
  const asOfNow = (reason: Reason): Reason => {
    const needs = reason.fixWindow?.needs;
    return needs === undefined ? reason : { ...reason, fixWindow: fixWindow(reason.owner, needs, demo, now) };
  };
  return {
    ...verdict,
    blockers: verdict.blockers.map(asOfNow),
    doubts: verdict.doubts.map(asOfNow),
    risks: verdict.risks.map(asOfNow),
  };
}
