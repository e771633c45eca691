import type { Fault } from '../../mocks/faults/fault.ts';
import type { FaultAnswer, FaultableCall, FaultableCallback } from '../../mocks/faults/fault-plan.ts';
import { Faults } from '../../mocks/faults/faults.ts';

export const NOON = Date.parse('2026-03-01T12:00:00Z');

/** A call for how an application stands, unless it says otherwise. */
export function callFor(difference: Partial<FaultableCall> = {}): FaultableCall {
  const parameters = { applicationId: 'app_1' };
  return { operation: 'readApplication', version: '2026-03', run: 'run-a', parameters, now: NOON, ...difference };
}

export function callbackFor(difference: Partial<FaultableCallback> = {}): FaultableCallback {
  return { event: 'applicationChanged', version: '2026-03', run: 'run-a', resource: 'app_1', ...difference };
}

/** A bank’s faults with this one on, for everybody unless a run is named. */
export function faultsWith(fault: Omit<Fault, 'name'>, run: string | null = null): Faults {
  const faults = new Faults('seed');
  faults.inject({ name: 'tried', ...fault }, run);
  return faults;
}

export function answer(body: unknown, status = 200): FaultAnswer {
  const text = JSON.stringify(body);
  const headers = new Headers({ 'content-type': 'application/json', 'content-length': String(text.length) });
  return { status, headers, body: Buffer.from(text), cutAfter: null };
}

/** What a client reads of an answer, however it came about. */
export function read({ status, headers, body }: FaultAnswer) {
  return {
    status,
    type: headers.get('content-type'),
    retryAfter: headers.get('retry-after'),
    text: body.toString('utf8'),
  };
}

/** How the bank’s answer arrives under a fault: what was answered instead, or the answer spoilt. */
export function arriving(fault: Omit<Fault, 'name'>, given: FaultAnswer): FaultAnswer {
  const plan = faultsWith(fault).planFor(callFor());
  if (plan === undefined) return given;
  return plan.answerInstead ?? plan.spoil?.(given) ?? given;
}
