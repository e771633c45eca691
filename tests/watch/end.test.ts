import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfWatch } from '../../cli/watch/end.ts';
import { type Verdict, verdictSchema } from '../../model/verdict.ts';

const PLACE = { env: 'staging', strict: false, colour: false };
const AT = '2026-11-21T09:30:00.000Z';

function verdict(more: Partial<Verdict>): Verdict {
  return verdictSchema.parse({
    schemaVersion: 1,
    run: 'run-2',
    environment: 'staging',
    outcome: 'no-go',
    summary: 'payments is down',
    judgedAt: AT,
    blockers: [],
    doubts: [],
    risks: [],
    executedSteps: 0,
    journeyMs: 0,
    ...more,
  });
}

const ROLLBACK = {
  schemaVersion: 1,
  environment: 'staging',
  to: { run: 'run-1', at: AT },
  steps: [
    {
      id: 'version/payments',
      subject: 'payments',
      is: 'def5678',
      isKnown: true,
      to: 'abc1234',
      command: 'deploy abc1234',
      note: null,
    },
  ],
  untold: [],
};

test('a watch that did not recover ends with the way back', () => {
  const end = endOfWatch({ because: 'limit', untried: false, rehearsals: 3 }, verdict({ rollback: ROLLBACK }), PLACE);
  assert.equal(end.exitCode, 1);
  assert.match(end.said, /time is over: after 3 rehearsals staging is no-go/);
  assert.match(end.wayBack ?? '', /run-1[\s\S]*version\/payments[\s\S]*^deploy abc1234$/m);
  const unknown = endOfWatch({ because: 'limit', untried: false, rehearsals: 1 }, verdict({}), PLACE);
  assert.match(unknown.wayBack ?? '', /No set that was go is known.*rehearse rollback --env staging/);
});

test('one that is green ends with 0; what was not rehearsed any more is never green', () => {
  const go = verdict({ outcome: 'go' });
  const green = endOfWatch({ because: 'green', untried: false, rehearsals: 1 }, go, PLACE);
  assert.deepEqual([green.exitCode, green.wayBack], [0, null]);
  assert.equal(endOfWatch({ because: 'limit', untried: true, rehearsals: 1 }, go, PLACE).exitCode, 3);
  assert.equal(endOfWatch({ because: 'limit', untried: false, rehearsals: 0 }, null, PLACE).exitCode, 3);
  const risk = { because: 'green', untried: false, rehearsals: 1 } as const;
  assert.equal(endOfWatch(risk, verdict({ outcome: 'risk' }), PLACE).exitCode, 0);
  assert.equal(endOfWatch(risk, verdict({ outcome: 'risk' }), { ...PLACE, strict: true }).exitCode, 1);
});
