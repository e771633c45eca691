import { NO_SUBJECT, type ServedOperation } from '../../bank-model.ts';
import type { Operation } from '../../contract/contract.ts';
import { valueAt } from '../../contract/document/json-pointer.ts';
import { type AcceptedCall, type Answer, refusedAnswer, resolver } from '../answers/call.ts';
import { answered, suppliedText } from '../answers/supplied.ts';
import { AnswersAbout } from '../body/answer-about.ts';
import { inWords } from '../desk/words.ts';
import type { ResourceOperation } from '../lifecycle/lifecycle.ts';
import { movesFrom, targetsOf } from '../machine.ts';
import type { ResourceRecord } from '../resources/resource-record.ts';
import { isUndecided } from '../states.ts';
import { idsIn } from './named-ids.ts';
import { answering, type Serving, subject, visible } from './serving.ts';

/** An operation of the API that moves resources on: one that cancels, approves or supplies what was missing. */
export function moveOperation(serving: Serving, { operation, id: place }: ResourceOperation): ServedOperation {
  const { lifecycle, readings } = serving;
  const { resource } = lifecycle;
  const answers = new AnswersAbout(operation, lifecycle, readings);
  const about = answering(serving, operation);
  const supplies = isSupply(serving, operation);
  const serve = (call: AcceptedCall): Answer | undefined => {
    const records = idsIn(place, call).map((id) => visible(serving, id, call.run));
    const known = records.filter((record) => record !== undefined);
    const [first] = known;
    if (first === undefined || known.length < records.length) {
      return refusedAnswer(about, 'unknown', `There is no ${resource} with this id.`);
    }
    const stuck = known.find((record) => !allows(serving, operation, record));
    if (stuck !== undefined) {
      const why = `The ${resource} is in the state ${stuck.course.state}, which does not allow this.`;
      const refusal = refusedAnswer(about, 'conflict', why);
      if (refusal !== undefined) return refusal;
    } else for (const record of known) carryOut(serving, operation, record, supplies ? call.body : null);
    const sample = answers.about(serving.keeper.resources.get(first.id) ?? first);
    return sample === undefined ? undefined : { sample };
  };
  return {
    operation,
    role: supplies ? 'supply' : null,
    resolve: resolver(about, serve),
    subjectOf: ({ parameters, status, body }) => {
      const id =
        place.in === 'path' ? parameters[place.parameter] : answers.id === null ? null : valueAt(body, answers.id);
      if (id === undefined || serving.keeper.resources.get(String(id)) === undefined) return NO_SUBJECT;
      return subject(id, status < 300 ? valueAt(body, lifecycle.state) : null);
    },
  };
}

function allows({ lifecycle }: Serving, { id }: Operation, { course }: ResourceRecord): boolean {
  return movesFrom(lifecycle.machine, course.state, 'operation').some(({ operation }) => operation === id);
}

/** `sent` is what was supplied, `null` where the operation supplies nothing. */
function carryOut({ keeper }: Serving, operation: Operation, record: ResourceRecord, sent: unknown): void {
  const by = operation.id;
  const came = { what: suppliedText(sent), called: operation.summary ?? inWords(by), by };
  const enquiries = sent === null ? {} : { enquiries: answered(record.enquiries, came) };
  keeper.move(record, { type: 'operation-called', operation: by }, { by, ...enquiries });
}

/** Whether somebody still has to decide after it: then it brought what was missing. */
function isSupply({ lifecycle }: Serving, operation: Operation): boolean {
  const moves = lifecycle.machine.moves.filter((move) => move.by === 'operation' && move.operation === operation.id);
  return moves.some((move) => targetsOf(move).some((state) => isUndecided(lifecycle.machine, state)));
}
