import { z } from 'zod';
import { type AnsweredExchange, NO_SUBJECT, type Subject } from '../../bank-model.ts';
import type { Naming } from '../translators/translator.ts';

const answerSchema = z.record(z.string(), z.unknown());

/**
 * What a call was about. Id and state are taken from the answer itself, so that an answer which was tampered with is
 * recorded as the platform saw it; the id of a refused call from its path.
 */
export function subjectOf({ parameters, status, body }: AnsweredExchange, { id, statuses }: Naming<string>): Subject {
  const answer = status < 300 ? answerSchema.safeParse(body).data : undefined;
  const [asked = null] = Object.values(parameters);
  const resource = text(answer?.[id]) ?? asked;
  if (resource === null) return NO_SUBJECT;
  const namedState = text(answer?.status);
  const [state = null] = Object.keys(statuses).filter((candidate) => statuses[candidate] === namedState);
  return { resource, namedState, state };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
