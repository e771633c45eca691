import type { Surge, SurgeLevel, SurgeMeasured } from '../../../model/surge.ts';
import { accounts, platform } from './people.ts';

function took(p95Ms: number, reasons: SurgeMeasured['reasons'] = {}): SurgeMeasured {
  const failed = Object.values(reasons).reduce((sum, count) => sum + count, 0);
  return { count: 240, p50Ms: Math.round(p95Ms / 2), p95Ms, failed, reasons };
}

function level(users: number, state: SurgeLevel['state'], steps: SurgeMeasured[], cpu: number): SurgeLevel {
  return {
    users,
    reached: users,
    startedAt: '2026-11-20T09:40:00.000Z',
    durationMs: 15_000,
    requestsPerSecond: users * 0.9,
    engine: { cpu, delayP50Ms: 1.2, delayP99Ms: 48 },
    steps,
    requests: steps,
    browsers: [{ step: 'The customer pays', count: 2, medianMs: 410, failed: 0 }],
    state,
  };
}

const pay = { step: 1, method: 'POST', pattern: '/payments/new', service: 'portal', owner: accounts, waitsFor: null };

/** A surge after which the platform is known not to be fit for 160 users. */
export const sampleSurge: Surge = {
  schemaVersion: 1,
  id: '2026-11-20T093900-51a2',
  environment: 'staging',
  run: '2026-11-20T093012-7c1e',
  scenario: { id: 'instant-payment', title: 'An instant payment' },
  incident: null,
  startedAt: '2026-11-20T09:39:00.000Z',
  endedAt: '2026-11-20T09:41:00.000Z',
  asked: { users: 160, overMs: 60_000, holdMs: 0, pauseMs: 2000, pace: 1, failedShare: 0.01, browsers: 1 },
  outcome: 'unfit',
  summary:
    'Fit to show up to 120 users; at 160 “The customer pays” takes 4.1 s (budget 1.0 s): POST /payments/new of portal, Accounts team.',
  fitUpTo: 120,
  firstOver: {
    users: 160,
    step: 'The customer pays',
    what: 'slow',
    p95Ms: 4100,
    budgetMs: 1000,
    failedShare: 0,
    request: { ...pay, p95Ms: 4020, reason: null },
  },
  doubt: null,
  stopped: null,
  steps: [
    { title: 'The customer opens the home page', budgetMs: 2000 },
    { title: 'The customer pays', budgetMs: 1000 },
    { title: 'The customer reads the receipt', budgetMs: 2000 },
  ],
  requests: [{ step: 0, method: 'GET', pattern: '/', service: 'portal', owner: platform, waitsFor: null }, pay],
  aloneMs: 6600,
  levels: [
    level(40, 'fit', [took(80), took(300)], 0.11),
    level(80, 'fit', [took(90), took(420)], 0.17),
    level(120, 'fit', [took(140), took(800)], 0.21),
    level(160, 'over', [took(180), took(4100, { 'answered 502, not 303 as recorded': 2 })], 0.29),
  ],
  notCovered: [
    { step: 'Bank staff open the application', why: 'somebody else acts in it, whom no virtual user plays' },
  ],
  madeUp: ['email'],
  captured: ['formKey', 'payments_id'],
  notes: [],
};
