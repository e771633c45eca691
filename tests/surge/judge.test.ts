import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SurgeLevel, SurgeMeasured } from '../../model/surge.ts';
import { concludeSurge } from '../../surge/judge/conclude-surge.ts';
import { judgeLevel, whyToStop } from '../../surge/judge/judge-level.ts';
import { team } from './recorded.ts';

const budgets = { stepsMs: [1000, 2000], failedShare: 0.01 };
const titles = ['Orders', 'Sees it ready'];
const requests = [
  { step: 0, method: 'POST', pattern: '/orders', service: 'shop', owner: team, waitsFor: null },
  { step: 0, method: 'GET', pattern: '/orders/{id}', service: 'shop', owner: team, waitsFor: null },
  { step: 1, method: 'GET', pattern: '/status', service: 'kitchen', owner: team, waitsFor: 'ready' },
];
const calm = { cpu: 0.2, delayP50Ms: 1, delayP99Ms: 20 };

function took(p95Ms: number, more: Partial<SurgeMeasured> = {}): SurgeMeasured {
  return { count: 100, p50Ms: p95Ms / 2, p95Ms, failed: 0, reasons: {}, ...more };
}

function level(users: number, steps: SurgeMeasured[], more: Partial<SurgeLevel> = {}): SurgeLevel {
  const judged = { steps, engine: calm, ...more };
  return {
    users,
    reached: users,
    startedAt: '2026-11-21T10:00:00.000Z',
    durationMs: 10_000,
    requestsPerSecond: 10,
    requests: [took(100), took(900), took(2500)],
    browsers: [],
    ...judged,
    state: judgeLevel(judged, budgets),
  };
}

const conclude = (levels: SurgeLevel[], stopped: string | null = null) =>
  concludeSurge({ levels, budgets, titles, requests, stopped });

describe('a level', () => {
  it('is fit where every step keeps to its budget', () => {
    assert.equal(level(10, [took(900), took(1900)]).state, 'fit');
  });

  it('is over where one step is too slow, or more fail than may', () => {
    assert.equal(level(10, [took(1100), took(10)]).state, 'over');
    assert.equal(level(10, [took(10, { failed: 2 }), took(10)]).state, 'over');
    assert.equal(level(10, [took(10, { failed: 1 }), took(10)]).state, 'fit');
  });

  it('is the engine’s limit where its own lateness, or a busy core, could be all of it', () => {
    const late = { cpu: 0.5, delayP50Ms: 100, delayP99Ms: 400 };
    assert.equal(level(10, [took(1300), took(10)], { engine: late }).state, 'engine-limited');
    assert.equal(
      level(10, [took(5000), took(10)], { engine: late }).state,
      'over',
      'that much the engine was not late',
    );
    const busy = { cpu: 0.97, delayP50Ms: 5, delayP99Ms: 10 };
    assert.equal(level(10, [took(5000), took(10)], { engine: busy }).state, 'engine-limited');
    assert.equal(level(10, [took(10), took(10)], { engine: busy }).state, 'engine-limited', 'who knows what came late');
  });

  it('claims nothing where nobody came through, and little where few did', () => {
    const nobody = took(0, { count: 0 });
    assert.equal(level(10, [nobody, nobody]).state, 'unmeasured');
    assert.equal(level(10, [took(1500, { count: 3 }), nobody]).state, 'fit', 'half of three were quick enough');
    assert.equal(level(10, [took(3000, { count: 3 }), nobody]).state, 'over');
  });
});

describe('the conclusion', () => {
  it('says up to how many it is fit, and which request of which step was first over, and whose', () => {
    const found = conclude([
      level(40, [took(500), took(500)]),
      level(80, [took(500), took(500)]),
      level(120, [took(4100), took(500)]),
      level(160, [took(100), took(500)]),
    ]);
    assert.equal(found.outcome, 'unfit');
    assert.equal(found.fitUpTo, 80);
    assert.equal(
      found.summary,
      'Fit to show up to 80 users; at 120 “Orders” takes 4.1 s (budget 1.0 s): GET /orders/{id} of shop, Shop team.',
    );
  });

  it('says what was waited for, and of what most failed', () => {
    const waited = conclude([level(40, [took(500), took(2500)])]);
    assert.match(
      waited.summary,
      /^Not fit to show even to 40 users: .*of kitchen, Shop team, until it shows “ready”\.$/,
    );
    const reasons = { 'answered 500, not 200 as recorded': 30, 'no answer in time': 2 };
    const broken = level(40, [took(500, { failed: 32 }), took(10)], {
      requests: [took(10, { failed: 32, reasons }), took(900), took(1)],
    });
    const failed = conclude([broken]);
    assert.match(failed.summary, /“Orders” fails for 32 of 100 users: POST \/orders of shop, Shop team answered 500/);
  });

  it('is fit only where all that were asked for were tried', () => {
    const fit = level(40, [took(500), took(500)]);
    assert.equal(conclude([fit]).outcome, 'fit');
    assert.equal(conclude([fit], 'the power failed').outcome, 'inconclusive');
    assert.equal(conclude([]).outcome, 'inconclusive');
  });

  it('claims nothing beyond the level at which the engine was at its limit', () => {
    const busy = { cpu: 0.97, delayP50Ms: 5, delayP99Ms: 10 };
    const found = conclude([level(40, [took(500), took(500)]), level(80, [took(9000), took(9000)], { engine: busy })]);
    assert.equal(found.outcome, 'inconclusive');
    assert.equal(found.fitUpTo, 40);
    assert.match(found.summary, /beyond that nothing is claimed: at 80 users the load engine itself .*97 % of a core/);
  });
});

describe('a surge is ended at once', () => {
  it('when a step takes many times its budget, or half of the users fail', () => {
    assert.equal(whyToStop(level(10, [took(4900), took(10)]), budgets, titles, 5), null);
    assert.match(
      whyToStop(level(10, [took(5100), took(10)]), budgets, titles, 5) ?? '',
      /“Orders” took more than 5 times/,
    );
    assert.match(
      whyToStop(level(10, [took(10), took(10, { failed: 50 })]), budgets, titles, 5) ?? '',
      /half .* “Sees it ready”/,
    );
    assert.equal(
      whyToStop(level(10, [took(9000, { count: 4 }), took(10)]), budgets, titles, 5),
      null,
      'of so few nothing',
    );
  });
});
