import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { incidents } from '../../../../platform/stage/incidents.ts';
import { lastGoOf } from '../../../readiness/last-go-of.ts';
import { EXPECTED } from './expected.ts';
import { openIncidentGround } from './incident-ground.ts';
import { assertFollow, rootsOf, told } from './roots.ts';

/** As many stagings at once as two cores bear. */
const AT_ONCE = 2;
/** Until after what ends in three hours has ended. */
const LONG_DEMO_MS = 4 * 3_600_000;

const check = await openIncidentGround();
const [sound = []] = await check({});

test('the sample platform gives only passes', () => {
  assert.deepEqual(rootsOf(sound), [], told(sound));
});

test('with callbacks too', async () => {
  const [findings = []] = await check({ news: 'callbacks' });
  assert.deepEqual(rootsOf(findings), [], told(findings));
});

test('every incident is in the table, and says of itself what the table does', () => {
  assert.deepEqual(Object.keys(EXPECTED).sort(), incidents.map(({ id }) => id).sort());
  for (const { id, finding } of incidents) {
    assert.equal(EXPECTED[id]?.split(', ')[0] ?? null, finding === null ? null : `${finding.status} ${finding.id}`, id);
  }
});

describe('each incident gives one root finding, on the right subject and owner', { concurrency: AT_ONCE }, () => {
  for (const { id, finding, needsEarlierGo = false } of incidents) {
    test(id, async () => {
      const lastGo = needsEarlierGo ? { lastGo: lastGoOf(sound) } : {};
      const rounds =
        finding?.status === 'warn' && /-expires$/.test(id)
          ? [lastGo, { neededUntil: Date.now() + LONG_DEMO_MS }]
          : [lastGo];
      const [findings = [], laterOn] = await check({ incident: id }, ...rounds);
      const expected = EXPECTED[id] ?? null;
      assert.deepEqual(rootsOf(findings), expected === null ? [] : [expected], told(findings));
      assertFollow(findings);
      if (laterOn === undefined) return;
      assert.deepEqual(rootsOf(laterOn), [expected?.replace(/^warn/, 'fail')], told(laterOn));
    });
  }
});
