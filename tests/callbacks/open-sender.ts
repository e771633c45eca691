import type { TestContext } from 'node:test';
import {
  type CallbackSender,
  type CallbackSenderOptions,
  createCallbackSender,
} from '../../mocks/callbacks/callback-sender.ts';
import type { CallbackEvent } from '../../mocks/callbacks/callbacks.ts';
import type { CallbackFaultPlan } from '../../mocks/faults/fault-plan.ts';
import type { BankEvent } from '../../mocks/journal-entry.ts';
import { type Memory, processMemory } from '../../mocks/state/memory.ts';
import { Secret } from '../../support/secret.ts';
import { type StandInPlatform, standInPlatform } from './stand-in-platform.ts';
import { type SteppedClock, steppedClock } from './stepped-clock.ts';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export interface Ground {
  sender: CallbackSender;
  clock: SteppedClock;
  platform: StandInPlatform;
  memory: Memory;
  /** What was put into the journal. */
  journal: BankEvent[];
  /** The journal's callback entries, in short. */
  attempts(): { attempt: number; status: number | null; error: string | null }[];
}

/** A sender with nothing real around it. It is stopped with the test. */
export function openSender(
  t: TestContext,
  changes: Partial<CallbackSenderOptions> & { platform?: StandInPlatform } = {},
): Ground {
  const { platform = standInPlatform() } = changes;
  const clock = steppedClock();
  const memory = processMemory();
  const journal: BankEvent[] = [];
  const sender = createCallbackSender({
    callback: { url: 'http://platform.test/bank-callbacks', secret: new Secret('BANK_CALLBACK_SECRET', SECRET) },
    journal: { record: (event) => journal.push(event) },
    memory,
    clock,
    faults: { planForCallback: () => null },
    editions: new Map(),
    fetch: platform.fetch,
    onDefect: (error) => {
      throw error;
    },
    ...changes,
  });
  t.after(() => sender.stop());
  return {
    sender,
    clock,
    platform,
    memory,
    journal,
    attempts: () =>
      journal.flatMap((entry) => {
        if (entry.kind !== 'callback') return [];
        const { attempt, status, error } = entry;
        return [{ attempt, status, error }];
      }),
  };
}

/** Something to announce about a resource; `body.change` tells one from the other. */
export function change(resource: string, number = 1, correlationId: string | null = 'run-1.scenario'): CallbackEvent {
  return {
    event: 'applicationChanged',
    version: '2026-03',
    resource,
    correlationId,
    body: { applicationId: resource, change: number },
  };
}

/** A fault that hits every callback. */
export function always(plan: Partial<CallbackFaultPlan>): CallbackSenderOptions['faults'] {
  return {
    planForCallback: () => ({ fault: 'a-fault', delayMs: 0, copies: 1, wrongSignature: false, ...plan }),
  };
}
