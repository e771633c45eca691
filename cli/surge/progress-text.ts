import { describeDuration } from '../../support/duration.ts';
import type { MeasuredLevel } from '../../surge/engine/level-meter.ts';
import type { PlannedStep } from '../../surge/plan/plan.ts';

/** One level in a line: `  50 users  slowest “The customer pays” 0.4 s of 20 s; 61 requests a second; engine 23 % of a core`. */
export function levelText(users: number, level: MeasuredLevel, steps: readonly PlannedStep[]): string {
  const parts = level.steps.map(({ p95Ms }, index) => {
    const { title = '', budgetMs = 1 } = steps[index] ?? {};
    return { title, p95Ms, budgetMs, share: p95Ms / budgetMs };
  });
  const [nearest] = parts.sort((one, other) => other.share - one.share);
  const failed = level.steps.reduce((sum, step) => sum + step.failed, 0);
  const said = [
    nearest === undefined
      ? 'nothing measured'
      : `nearest to its budget “${nearest.title}”, ${describeDuration(nearest.p95Ms)} of ${describeDuration(nearest.budgetMs)}`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
    `${Math.round(level.requestsPerSecond)} requests a second`,
    `engine ${Math.round(level.engine.cpu * 100)} % of a core`,
  ];
  return `  ${String(users).padStart(5)} users  ${said.join('; ')}`;
}
