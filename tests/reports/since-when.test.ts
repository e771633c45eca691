import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EarlierRun } from '../../model/earlier-runs.ts';
import { sinceWhen } from '../../reports/words/since-when.ts';
import { earlierRun, earlierRuns } from './samples/earlier-runs.ts';

const ID = 'configuration/payments';
const BLOCKER = { id: ID, rule: 'readiness-failed', title: 'no secret', subject: 'payments', owner: 'Platform team' };

function said(...runs: EarlierRun[]): string | null {
  return sinceWhen(ID, { ...earlierRuns, runs });
}

describe('since when a blocker stands', () => {
  const [monday, tuesday, wednesday] = ['2026-11-16', '2026-11-17', '2026-11-18'].map((day) => `${day}T21:00:00.000Z`);
  assert.ok(monday && tuesday && wednesday);
  const having = (at: string, changes: Partial<EarlierRun> = {}) =>
    earlierRun(at, 'no-go', { blockers: [BLOCKER], ...changes });

  it('is the first run in a row that had it, after the last that went without', () => {
    assert.equal(
      said(having(wednesday), having(tuesday), earlierRun(monday, 'risk')),
      'Since Tue 17 Nov 2026, 21:00 UTC, in 3 runs; the run of Mon 16 Nov 2026, 21:00 UTC went without it.',
    );
    assert.equal(said(earlierRun(wednesday, 'go')), 'New: the run of Wed 18 Nov 2026, 21:00 UTC went without it.');
  });

  it('is not told by runs that came less far, or do not count', () => {
    assert.equal(
      said(earlierRun(wednesday, 'no-go'), having(tuesday), earlierRun(monday, 'inconclusive')),
      'At least since Tue 17 Nov 2026, 21:00 UTC, in 2 runs.',
    );
    assert.equal(said(having(wednesday, { counts: false }), earlierRun(tuesday, 'go', { counts: false })), null);
    assert.equal(sinceWhen(ID, null), null);
  });
});
