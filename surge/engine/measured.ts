import type { SurgeMeasured } from '../../model/surge.ts';

/** What was measured of one step or request so far. */
export class Measured {
  readonly #milliseconds: number[] = [];
  readonly #reasons = new Map<string, number>();

  add(milliseconds: number, reason: string | null): void {
    this.#milliseconds.push(milliseconds);
    if (reason !== null) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  /** With what is still waited for, as long as it has lasted: what hangs is slow, although it never ends. */
  summary(waiting: readonly number[] = []): SurgeMeasured {
    const sorted = [...this.#milliseconds, ...waiting].sort((one, other) => one - other);
    const failed = [...this.#reasons.values()].reduce((sum, count) => sum + count, 0);
    return {
      count: sorted.length,
      p50Ms: rounded(percentile(sorted, 0.5)),
      p95Ms: rounded(percentile(sorted, 0.95)),
      failed,
      reasons: Object.fromEntries(this.#reasons),
    };
  }
}

/** Of sorted values the smallest that so many are not above; 0 of none. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
