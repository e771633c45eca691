import { NO_SUBJECT, type ServedOperation } from '../../bank-model.ts';
import type { SampleResponse } from '../../contract/contract.ts';
import { valueAt } from '../../contract/document/json-pointer.ts';
import { type AcceptedCall, type Answer, refusedAnswer, resolver } from '../answers/call.ts';
import { AnswersAbout } from '../body/answer-about.ts';
import type { ResourceOperation } from '../lifecycle/lifecycle.ts';
import type { ResourceRecord } from '../resources/resource-record.ts';
import { idsIn } from './named-ids.ts';
import { answering, type Serving, subject, visible } from './serving.ts';

/** The operation that reads a resource whole, which counts as a poll. */
export function readOperation(serving: Serving): ServedOperation {
  const { lifecycle, bodies } = serving;
  const answer = ({ body, course }: ResourceRecord) => bodies.answer(body, course.state);
  return reading(serving, lifecycle.read, answer, lifecycle);
}

/** Another operation that answers about a resource in a form of its own, which counts as a poll too. */
export function alsoReadOperation(serving: Serving, also: ResourceOperation): ServedOperation {
  const answers = new AnswersAbout(also.operation, serving.lifecycle, serving.readings);
  return reading(serving, also, (record) => answers.about(record), answers);
}

/** `places` are those of id and state in what it answers. */
function reading(
  serving: Serving,
  { operation, id: place }: ResourceOperation,
  answer: (record: ResourceRecord) => SampleResponse | undefined,
  places: { readonly id: string | null; readonly state: string },
): ServedOperation {
  const { lifecycle, keeper } = serving;
  const about = answering(serving, operation);
  const serve = (call: AcceptedCall): Answer | undefined => {
    const record = visible(serving, idsIn(place, call)[0] ?? '', call.run);
    if (record === undefined) return refusedAnswer(about, 'unknown', `There is no ${lifecycle.resource} with this id.`);
    const sample = answer(record);
    keeper.countRead(record);
    return sample === undefined ? undefined : { sample };
  };
  return {
    operation,
    role: 'read',
    resolve: resolver(about, serve),
    subjectOf: ({ parameters, status, body }) => {
      const named =
        place.in === 'path' ? parameters[place.parameter] : places.id === null ? null : valueAt(body, places.id);
      // Some contracts have no way to say that they know nothing of it: then the answer is about no resource.
      if (keeper.resources.get(String(named)) === undefined) return NO_SUBJECT;
      return subject(named, status < 300 ? valueAt(body, places.state) : null);
    },
  };
}
