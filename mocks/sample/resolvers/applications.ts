import type { OperationResolver } from '../../bank-model.ts';
import { invalid, type ProblemDetails } from '../../problem-response.ts';
import type { ApplicationRefusal } from '../lifecycle/application.ts';
import type { Answer } from '../lifecycle/application-state.ts';
import type { Refusal } from '../lifecycle/transition.ts';
import { keyTaken, notNow, unknown } from '../refusals.ts';
import type { ApplicationTranslator } from '../translators/translator.ts';
import { acceptedBody } from './accepted-body.ts';
import { once } from './once.ts';
import { resourceIn, runOfRequest } from './request-facts.ts';
import { respond } from './respond.ts';
import { locationOf, operationFor, type ServedVersion } from './served-version.ts';

/** Takes an application for a business account. */
export function submitApplication(served: ServedVersion): OperationResolver {
  const { api, contract, office } = served;
  const operation = operationFor(served, 'submitApplication');
  const reading = operationFor(served, 'readApplication');
  return async ({ request }) => {
    const stopped = api.access(office, request.headers, 'accounts');
    if (stopped !== null) return api.refuse(stopped);
    const accepted = await acceptedBody(request, { contract, operation });
    if (!accepted.ok) return api.refuse(accepted.problem);
    const submission = api.applications.submission(accepted.body);
    const outcome = once(office.submissions, request.headers, submission, (correlationId) =>
      office.applications.receive(submission, correlationId),
    );
    if (!outcome.done) return api.refuse(keyTaken());
    const { result, headers } = outcome;
    return respond(api.applications.received(result, locationOf(reading, result.id)), headers);
  };
}

/** Says how an application stands. */
export function readApplication({ api, office }: ServedVersion): OperationResolver {
  return ({ request, params }) => {
    const stopped = api.access(office, request.headers, 'accounts');
    if (stopped !== null) return api.refuse(stopped);
    const application = office.applications.find(resourceIn(params), runOfRequest(request));
    if (application === undefined) return api.refuse(unknown('application'));
    return respond(api.applications.shown(application));
  };
}

/** Takes answers to what the bank asked. */
export function supplyInformation(served: ServedVersion): OperationResolver {
  const { api, contract, office } = served;
  const operation = operationFor(served, 'supplyInformation');
  const reading = operationFor(served, 'readApplication');
  return async ({ request, params }) => {
    const stopped = api.access(office, request.headers, 'accounts');
    if (stopped !== null) return api.refuse(stopped);
    const find = () => office.applications.find(resourceIn(params), runOfRequest(request));
    if (find() === undefined) return api.refuse(unknown('application'));
    const accepted = await acceptedBody(request, { contract, operation });
    if (!accepted.ok) return api.refuse(accepted.problem);
    // Found again after the body has come: meanwhile somebody else may have moved or forgotten it.
    const application = find();
    if (application === undefined) return api.refuse(unknown('application'));
    const answers = api.applications.answers(accepted.body);
    const transition = office.applications.move(application, { type: 'supply-information', answers });
    if (!transition.moved) return api.refuse(refusedAnswers(transition.refusal, answers, api.applications));
    return respond(api.applications.supplied(transition.state, locationOf(reading, application.id)));
  };
}

/** Answers to other questions than the open ones are invalid; answers at the wrong time are a conflict. */
function refusedAnswers(
  refusal: Refusal<ApplicationRefusal>,
  answers: readonly Answer[],
  { answerPlace }: ApplicationTranslator,
): ProblemDetails {
  const { code, fields } = refusal;
  if (code !== 'not-asked' && code !== 'answered-twice') return notNow(refusal);
  const detail = code === 'not-asked' ? 'no open question has this name' : 'is answered more than once';
  return invalid(
    answers.flatMap((answer, index) =>
      fields.includes(answer.field) ? [{ pointer: `#${answerPlace(answer, index)}`, detail }] : [],
    ),
  );
}
