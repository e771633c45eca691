import type { Reason, Verdict } from '../../../model/verdict.ts';
import { accounts, after, platform } from './people.ts';

export function sampleVerdict(outcome: Verdict['outcome'], summary: string, changes: Partial<Verdict> = {}): Verdict {
  return {
    schemaVersion: 1,
    run: '2026-11-20T093012-4f1c',
    environment: 'staging',
    outcome,
    summary,
    judgedAt: after(64_000),
    blockers: [],
    risks: [],
    doubts: [],
    executedSteps: 14,
    journeyMs: 17_400,
    waived: [],
    goInARow: null,
    drift: null,
    rollback: null,
    ...changes,
  };
}

/** A reason of which nothing more is known. */
const plain = { evidence: [], fixWindow: null, ticket: null };

export const missingCredential: Reason = {
  id: 'configuration/payments/BANK_CLIENT_SECRET',
  rule: 'required-configuration',
  title: 'payments runs without BANK_CLIENT_SECRET',
  subject: 'payments',
  owner: platform,
  cause: 'The service refused to start: its configuration has no BANK_CLIENT_SECRET, so it can’t sign in to the bank.',
  remedy: 'Set BANK_CLIENT_SECRET for payments on staging from the vault, and deploy it again.',
  consequences: [
    { id: 'reachable/payments', subject: 'payments', title: 'payments does not answer' },
    { id: 'ready/payments', subject: 'payments', title: 'payments is not ready' },
    {
      id: 'scenario/instant-payment',
      subject: 'An instant payment',
      title: 'the customer would watch a spinner that never resolves',
    },
  ],
  ...plain,
};

export const retried: Reason = {
  id: 'retry/instant-payment',
  rule: 'first-attempts-count',
  title: '"An instant payment" passed only at the second attempt',
  subject: 'An instant payment',
  owner: accounts,
  cause: 'At the first attempt the receipt did not show within 5 s.',
  remedy: 'Look at the trace of the first attempt before presenting this scenario.',
  consequences: [],
  ...plain,
};
