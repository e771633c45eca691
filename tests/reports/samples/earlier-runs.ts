import type { EarlierRun, EarlierRuns } from '../../../model/earlier-runs.ts';

/** An earlier run that began at `startedAt` and took `seconds`. */
export function earlierRun(
  startedAt: string,
  outcome: EarlierRun['outcome'],
  changes: Partial<EarlierRun> = {},
): EarlierRun {
  return {
    run: `${startedAt.slice(0, 10)}T${startedAt.slice(11, 19).replaceAll(':', '')}-aa01`,
    startedAt,
    judgedAt: startedAt,
    state: 'finished',
    outcome,
    summary: outcome === 'go' ? 'All 3 scenarios passed.' : 'portal does not answer.',
    counts: true,
    takenForGo: outcome === 'go',
    blockers: [],
    durations: { whole: 62_000, readiness: 400, journey: 17_000, scenarios: {}, steps: {} },
    ...changes,
  };
}

/** Four runs before the sample run: one a day, none on two of the days, one an exercise. */
export const earlierRuns: EarlierRuns = {
  schemaVersion: 1,
  ledger: 'reports/ledger',
  trouble: null,
  runs: [
    earlierRun('2026-11-20T09:00:00.000Z', 'no-go', { run: '2026-11-20T090000-77aa' }),
    earlierRun('2026-11-19T21:00:14.000Z', 'go', { run: '2026-11-19T210014-9ab2' }),
    earlierRun('2026-11-16T21:00:14.000Z', 'risk', { counts: false }),
    earlierRun('2026-11-15T21:00:14.000Z', 'inconclusive'),
  ],
};
