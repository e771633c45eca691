import type { Demo } from '../../../model/demo.ts';
import type { FixWindow } from '../../../model/fix-window.ts';
import type { Told } from '../../../model/told.ts';
import type { Reason, Verdict } from '../../../model/verdict.ts';
import { accounts, after } from './people.ts';
import { missingCredential, retried } from './verdict.ts';

/** A demo with all that can be known of it. */
export const investorDemo: Demo = {
  at: '2026-11-20T15:30:00.000Z',
  slotMs: 20 * 60_000,
  title: 'The autumn demo for investors',
  presenters: ['the CTO', 'the head of product'],
  freeze: { from: '2026-11-20T14:30:00.000Z', to: '2026-11-20T16:00:00.000Z' },
};

const needs: FixWindow['needs'] = {
  fix: { ms: 30 * 60_000, by: 'usual' },
  redeploy: { ms: 10 * 60_000, by: 'declared' },
  rehearsal: { ms: 64_000, by: 'measured' },
};

export const wakeWindow: FixWindow = {
  state: 'wake',
  startBy: '2026-11-20T14:20:00.000Z',
  wakeBy: '2026-11-20T14:05:00.000Z',
  goesHomeAt: null,
  who: {
    name: 'Platform on-call',
    contact: '+1 415 555 0100',
    as: 'on-call',
    timeZone: null,
    from: '2026-11-20T14:05:00.000Z',
    until: null,
  },
  needs,
  says: 'Platform team start in 7 h 29 min, at 17:00 UTC (09:00 there); the demo is at 15:30 UTC: wake the on-call (Platform on-call, +1 415 555 0100) by 14:05 UTC or present the fallback.',
};

export const openWindow: FixWindow = {
  state: 'open',
  startBy: '2026-11-20T14:49:00.000Z',
  wakeBy: null,
  goesHomeAt: null,
  who: {
    name: 'Accounts team',
    contact: accounts.contact,
    as: 'owner',
    timeZone: accounts.timeZone,
    from: after(64_000),
    until: '2026-11-20T17:30:00.000Z',
  },
  needs,
  says: 'Accounts team are at work now (09:31 there): they must start by 14:49 UTC for the demo at 15:30 UTC.',
};

const credential: Reason = {
  ...missingCredential,
  evidence: [
    { kind: 'finding', label: 'configuration of payments', target: 'configuration/payments' },
    { kind: 'fact', label: 'BANK_CLIENT_SECRET is no longer set', target: 'configuration/payments/BANK_CLIENT_SECRET' },
    { kind: 'scenario', label: 'An instant payment', target: 'instant-payment' },
    { kind: 'picture', label: 'the spinner', target: 'attachments/instant-payment-3.png' },
    { kind: 'trace', label: 'the second attempt', target: 'traces/instant-payment/trace.zip' },
    { kind: 'log', label: 'payments', target: 'logs/payments.log' },
    { kind: 'link', label: 'dashboard of payments', target: 'https://dashboards.example.test/payments' },
  ],
  fixWindow: wakeWindow,
  ticket: {
    url: 'https://tickets.example.test/browse/PLAT-431',
    title: 'staging: payments has no credential for the bank',
    state: 'closed',
    says: 'closed 3 days ago, but the check still fails',
  },
};

const slow: Reason = {
  ...retried,
  fixWindow: openWindow,
  ticket: {
    url: 'https://tickets.example.test/browse/ACC-12',
    title: 'The receipt comes late',
    state: 'open',
    says: 'open since Mon 2 Nov 2026, assigned to nobody',
  },
};

const accepted: Reason = {
  ...retried,
  id: 'certificate/portal',
  rule: 'certificate-valid',
  title: 'the certificate of portal ends in nine days',
  subject: 'portal',
};

const commit = (beginning: string) => beginning.padEnd(40, '0');

/** What a verdict knows when there is a ledger, a demo, waivers and tickets. */
export const decided: Partial<Verdict> = {
  blockers: [credential],
  risks: [slow],
  waived: [
    {
      reason: accepted,
      waiver: {
        id: 'certificate/portal',
        reason: 'It is renewed on Monday; the demo is today.',
        by: 'the head of operations',
        until: '2026-11-24',
      },
    },
  ],
  goInARow: { count: 0, wanted: 3 },
  drift: {
    since: { run: '2026-11-19T210014-9ab2', at: '2026-11-19T21:01:20.000Z' },
    facts: [
      {
        id: 'configuration/payments/BANK_CLIENT_SECRET',
        subject: 'payments',
        was: 'set',
        is: null,
        changed: { at: '2026-11-20T08:12:00.000Z', by: 'the deployment pipeline', what: 'Take beta’s variables over' },
        seenFirst: { run: '2026-11-20T093012-4f1c', at: after(64_000) },
        suspect: true,
      },
      {
        id: 'version/payments',
        subject: 'payments',
        was: commit('4f1c2d3a9b8e'),
        is: commit('9b1e0c11d0aa'),

        changed: { at: '2026-11-20T08:10:00.000Z', by: null, what: null },
        seenFirst: null,
        suspect: true,
      },
      {
        id: 'flag/new-receipt',
        subject: 'new-receipt',
        was: 'off',
        is: 'on',
        changed: null,
        seenFirst: { run: '2026-11-20T090000-77aa', at: '2026-11-20T09:01:00.000Z' },
        suspect: false,
      },
    ],
    untold: [{ id: 'job/status-poller/schedule', reason: 'the scheduler did not answer' }],
  },
  rollback: {
    schemaVersion: 1,
    environment: 'staging',
    to: { run: '2026-11-19T210014-9ab2', at: '2026-11-19T21:01:20.000Z' },
    steps: [
      {
        id: 'version/payments',
        subject: 'payments',
        is: commit('9b1e0c11d0aa'),
        isKnown: true,
        to: commit('4f1c2d3a9b8e'),
        command: `deploy payments --env staging --commit ${commit('4f1c2d3a9b8e')}`,
        note: null,
      },
      {
        id: 'configuration/payments/BANK_CLIENT_SECRET',
        subject: 'payments',
        is: null,
        isKnown: true,
        to: 'set',
        command: null,
        note: 'Set it back to what it was until Fri 20 Nov 08:12 UTC: its value is nowhere kept.',
      },
    ],
    untold: [],
  },
};

export const told: Told = {
  schemaVersion: 1,
  channels: [
    { channel: 'slack demo-room', result: 'told', at: after(65_000), attempts: 1, why: 'go became no-go' },
    {
      channel: 'e-mail',
      result: 'failed',
      at: after(80_000),
      attempts: 3,
      why: 'the server did not answer within 5 s',
    },
    { channel: 'github', result: 'quiet', at: after(65_000), attempts: 0, why: 'the same was told at 09:02 UTC' },
  ],
};
