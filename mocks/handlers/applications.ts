import { HttpResponse, http } from 'msw';
import type { Bank } from '../bank.ts';
import { pointerTo, readJsonBody } from '../body.ts';
import { correlationOf } from '../correlation.ts';
import { type Answer, type ApplicationRefusal, isDecided } from '../lifecycle/application.ts';
import type { Refusal } from '../lifecycle/transition.ts';
import { invalidResponse, problemResponse } from '../problem-response.ts';
import { authorise } from './access.ts';
import { once } from './once.ts';
import { applicationBody, receiptBody } from './representation.ts';
import { applicationRequestSchema, informationRequestSchema } from './request-schemas.ts';

const PATH = '/business-account-applications';
const ASK_AGAIN_AFTER = { 'retry-after': '1' };

/** Applications for a business account, decided later by bank staff. */
export function applicationHandlers(bank: Bank, origin: string) {
  return {
    submitApplication: http.post(`${origin}${PATH}`, async ({ request }) => {
      const access = authorise(bank, request, 'accounts');
      if (!access.ok) return access.refusal;
      const body = await readJsonBody(request, applicationRequestSchema);
      if (!body.ok) return body.refusal;
      const { clientId } = access.grant;
      return once(bank, { request, clientId, operation: 'submitApplication', body: body.text }, () => {
        const application = bank.store.receiveApplication(body.value, correlationOf(request.headers));
        const headers = { location: `${PATH}/${application.id}`, ...ASK_AGAIN_AFTER };
        return HttpResponse.json(receiptBody(application), { status: 202, headers });
      });
    }),

    readApplication: http.get<{ applicationId: string }>(`${origin}${PATH}/:applicationId`, ({ request, params }) => {
      const access = authorise(bank, request, 'accounts');
      if (!access.ok) return access.refusal;
      const application = bank.store.application(params.applicationId);
      if (application === undefined) return unknownApplication();
      const headers = isDecided(application.state) ? {} : ASK_AGAIN_AFTER;
      return HttpResponse.json(applicationBody(application), { headers });
    }),

    supplyInformation: http.post<{ applicationId: string }>(
      `${origin}${PATH}/:applicationId/information`,
      async ({ request, params }) => {
        const access = authorise(bank, request, 'accounts');
        if (!access.ok) return access.refusal;
        if (bank.store.application(params.applicationId) === undefined) return unknownApplication();
        const body = await readJsonBody(request, informationRequestSchema);
        if (!body.ok) return body.refusal;
        // Read after the body has come: meanwhile somebody else may have moved the application.
        const application = bank.store.application(params.applicationId);
        if (application === undefined) return unknownApplication();
        const { answers } = body.value;
        const transition = bank.store.moveApplication(application, { type: 'supply-information', answers });
        if (!transition.moved) return refusedInformation(transition.refusal, answers);
        const headers = { location: `${PATH}/${application.id}`, ...ASK_AGAIN_AFTER };
        return HttpResponse.json(applicationBody(transition.state), { status: 202, headers });
      },
    ),
  };
}

function unknownApplication(): Response {
  return problemResponse({
    status: 404,
    kind: 'not-found',
    title: 'There is no such application',
    detail: 'This bank knows no application with this id.',
  });
}

/** Answers to other questions than the open ones are invalid; answers at the wrong time are a conflict. */
function refusedInformation({ code, why, fields }: Refusal<ApplicationRefusal>, answers: readonly Answer[]): Response {
  if (code === 'not-asked' || code === 'answered-twice') {
    const detail = code === 'not-asked' ? 'no open question has this name' : 'is answered more than once';
    const wrong = answers.flatMap(({ field }, index) => (fields.includes(field) ? [index] : []));
    return invalidResponse(wrong.map((index) => ({ pointer: pointerTo(['answers', index, 'field']), detail })));
  }
  const detail = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
  return problemResponse({ status: 409, kind: code, title: 'The application does not allow this now', detail });
}
