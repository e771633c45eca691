import type { FaultAnswer } from '../faults/fault-plan.ts';
import { problemResponse } from '../problem-response.ts';

/** What a caller gets when the mock bank itself fails. */
export async function serverDefect(): Promise<{ answer: FaultAnswer }> {
  const response = problemResponse({
    status: 500,
    kind: 'defect',
    title: 'The mock bank has a defect',
    detail: 'The call failed inside the mock bank. Its log says where.',
  });
  const body = Buffer.from(await response.arrayBuffer());
  return { answer: { status: response.status, headers: response.headers, body, cutAfter: null } };
}
