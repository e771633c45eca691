import { NO_SUBJECT, type ServedOperation } from '../../bank-model.ts';
import { type Answering, resolver } from '../answers/call.ts';

/** An operation that keeps nothing: it answers a sample, the same one for the same path. */
export function statelessOperation(answering: Answering): ServedOperation {
  const { operation } = answering;
  return { operation, role: null, resolve: resolver(answering, () => undefined), subjectOf: () => NO_SUBJECT };
}
