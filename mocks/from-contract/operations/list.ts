import { NO_SUBJECT, type ServedOperation } from '../../bank-model.ts';
import { maySee } from '../../runs/run-key.ts';
import { type AcceptedCall, type Answer, resolver } from '../answers/call.ts';
import { pageOf } from '../answers/paging.ts';
import type { ListAnswers } from '../body/list-answers.ts';
import type { ListOperation } from '../lifecycle/lifecycle.ts';
import { ownerOf } from '../resources/resources.ts';
import { answering, type Serving } from './serving.ts';

/** The operation that lists the resources a run may see, newest first. */
export function listOperation(serving: Serving, { operation }: ListOperation, answers: ListAnswers): ServedOperation {
  const { keeper } = serving;
  const serve = ({ query, run }: AcceptedCall): Answer | undefined => {
    const seen = [...keeper.resources.all()].filter((record) => maySee(run, ownerOf(record))).reverse();
    const { offset, limit } = pageOf(query);
    const page = seen.slice(offset, offset + limit).map((record) => keeper.look(record));
    const sample = answers.page(page, seen.length);
    return sample === undefined ? undefined : { sample };
  };
  return {
    operation,
    role: 'list',
    resolve: resolver(answering(serving, operation), serve),
    subjectOf: () => NO_SUBJECT,
  };
}
