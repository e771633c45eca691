import type { SurgeEngine, SurgeLevel, SurgeMeasured } from '../../model/surge.ts';

/** What a level is judged by. */
export interface Budgets {
  /** Of each step, in milliseconds. */
  stepsMs: readonly number[];
  /** The part of a step's users that may fail, from 0 to 1. */
  failedShare: number;
}

/** A step that did not keep to its budget. */
export interface Over {
  step: number;
  what: 'slow' | 'errors';
}

/** What was measured of a level, as far as it is judged by. */
export interface Judged {
  steps: readonly SurgeMeasured[];
  engine: SurgeEngine;
}

/** From this part of a core on, the engine is as good as busy all the time. */
const BUSY_CPU = 0.9;
/** Of fewer nothing is told about 95 of 100, unless they all took too long. */
const FEW = 5;

/** The steps of a level that did not keep to their budgets, the worst first. */
export function stepsOver({ steps }: Judged, { stepsMs, failedShare }: Budgets): Over[] {
  const over: (Over & { by: number })[] = [];
  for (const [step, measured] of steps.entries()) {
    const budget = stepsMs[step] ?? 0;
    const failed = failedPart(measured);
    const isSlow = measured.count >= FEW ? measured.p95Ms > budget : measured.p50Ms > budget;
    // What fails is worse than what is slow.
    if (failed > failedShare) over.push({ step, what: 'errors', by: 1_000_000 * failed });
    else if (measured.count > 0 && isSlow) over.push({ step, what: 'slow', by: measured.p95Ms / Math.max(1, budget) });
  }
  return over.sort((one, other) => other.by - one.by).map(({ step, what }) => ({ step, what }));
}

/**
 * What a level shows. Where a step is too slow by no more than the engine itself was late, or while the engine had no more of
 * its core to give, that may be the engine's doing.
 */
export function judgeLevel(level: Judged, budgets: Budgets): SurgeLevel['state'] {
  if (level.steps.every(({ count }) => count === 0)) return 'unmeasured';
  const over = stepsOver(level, budgets);
  if (over.length === 0) return level.engine.cpu >= BUSY_CPU ? 'engine-limited' : 'fit';
  if (over.some(({ what }) => what === 'errors')) return 'over';
  if (level.engine.cpu >= BUSY_CPU) return 'engine-limited';
  const isBeyondDoubt = over.some(({ step }) => {
    const measured = level.steps[step];
    return measured !== undefined && measured.p95Ms - level.engine.delayP99Ms > (budgets.stepsMs[step] ?? 0);
  });
  return isBeyondDoubt ? 'over' : 'engine-limited';
}

/** From 0 to 1. */
export function failedPart({ count, failed }: SurgeMeasured): number {
  return count === 0 ? 0 : Math.min(1, failed / count);
}

/** Why a level that goes on is ended at once: it is over by `times` its budget, or half of the users fail. `null` where it goes on. */
export function whyToStop(
  { steps }: Judged,
  { stepsMs }: Budgets,
  titles: readonly string[],
  times: number,
): string | null {
  for (const [step, measured] of steps.entries()) {
    if (measured.count < FEW) continue;
    const title = `“${titles[step] ?? ''}”`;
    if (failedPart(measured) >= 0.5) return `half of the users or more failed in ${title}`;
    if (measured.p95Ms > times * (stepsMs[step] ?? 0)) return `${title} took more than ${times} times its budget`;
  }
  return null;
}
