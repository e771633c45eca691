import type { FaultAnswer } from '../faults/fault-plan.ts';
import { problemResponse } from '../problem-response.ts';

/** The refusal of a path that can't be decoded. */
export function unreadablePath(): Response {
  return problemResponse({
    status: 400,
    kind: 'unreadable-path',
    title: 'The path cannot be read',
    detail: 'A percent sign in it does not begin an encoded character.',
  });
}

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
