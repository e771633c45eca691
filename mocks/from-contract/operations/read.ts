import { NO_SUBJECT, type ServedOperation } from '../../bank-model.ts';
import { valueAt } from '../../contract/document/json-pointer.ts';
import { type AcceptedCall, type Answer, refusedAnswer, resolver } from '../answers/call.ts';
import { answering, type Serving, subject, visible } from './serving.ts';

/** The operation that reads a resource, which counts as a poll. */
export function readOperation(serving: Serving): ServedOperation {
  const { lifecycle, keeper, bodies } = serving;
  const { operation, id: place } = lifecycle.read;
  const about = answering(serving, operation);
  const idIn = (parameters: Readonly<Record<string, string>>) =>
    place.in === 'path' ? (parameters[place.parameter] ?? '') : '';
  const serve = ({ parameters, run }: AcceptedCall): Answer | undefined => {
    const record = visible(serving, idIn(parameters), run);
    if (record === undefined) return refusedAnswer(about, 'unknown', `There is no ${lifecycle.resource} with this id.`);
    const sample = bodies.answer(record.body, record.course.state);
    keeper.countRead(record);
    return sample === undefined ? undefined : { sample };
  };
  return {
    operation,
    role: 'read',
    resolve: resolver(about, serve),
    subjectOf: ({ parameters, status, body }) => {
      const id = idIn(parameters);
      // Some contracts have no way to say that they know nothing of it: then the answer is about no resource.
      if (keeper.resources.get(id) === undefined) return NO_SUBJECT;
      return subject(id, status < 300 ? valueAt(body, lifecycle.state) : null);
    },
  };
}
