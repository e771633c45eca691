import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { applyBankAnswer, findApplication, keepApplication } from '../../applications/store.ts';
import type { StoredApplication } from '../../applications/stored-application.ts';
import type { BankClient } from '../../service-kit/bank-client.ts';
import { CallFailure } from '../../service-kit/call-failure.ts';
import type { ServiceContext } from '../../service-kit/correlation.ts';
import type { Database } from '../../service-kit/database.ts';
import { idempotencyOf, refuseReusedKey } from '../../service-kit/idempotency.ts';
import { readJsonBody } from '../../service-kit/json-body.ts';
import { answerProblem } from '../../service-kit/problem-answer.ts';
import { type ApplicationAnswer, applicationRequestSchema, type Information, informationSchema } from './api.ts';
import { type Submitted, submitToBank } from './submission.ts';

/** Adds onboarding's API to its application. */
export function addRoutes(app: Hono<ServiceContext>, database: Database, bank: BankClient): void {
  app.post('/applications', async (context) => {
    const read = await readJsonBody(context, applicationRequestSchema);
    if (!read.accepted) return read.refusal;
    const idempotency = idempotencyOf(context, read.body);
    const correlationId = context.get('correlationId');
    const kept = await keepApplication(database, { id: randomUUID(), correlationId, ...read.body }, idempotency);
    if (kept.requestDigest !== idempotency.digest) return refuseReusedKey(context);
    const submitted = await submitToBank(database, bank, kept);
    return answerSubmitted(context, kept.id, submitted, 201);
  });

  app.get('/applications/:id', async (context) => {
    const application = await findApplication(database, context.req.param('id'));
    return application === undefined ? answerUnknown(context) : context.json(describeApplication(application));
  });

  app.post('/applications/:id/submission', async (context) => {
    const application = await findApplication(database, context.req.param('id'));
    if (application === undefined) return answerUnknown(context);
    return answerSubmitted(context, application.id, await submitToBank(database, bank, application), 200);
  });

  app.post('/applications/:id/information', async (context) => {
    const application = await findApplication(database, context.req.param('id'));
    if (application === undefined) return answerUnknown(context);
    const read = await readJsonBody(context, informationSchema);
    if (!read.accepted) return read.refusal;
    const refusal = refuseAnswers(context, application, read.body);
    if (refusal !== undefined) return refusal;
    return supplyInformation(context, application, read.body);
  });

  async function supplyInformation(
    context: Context<ServiceContext>,
    application: StoredApplication,
    { answers }: Information,
  ): Promise<Response> {
    const { id, correlationId, bankApplicationId } = application;
    if (bankApplicationId === null) throw new Error(`application ${id} has questions, but is not at the bank`);
    try {
      const answer = await bank.supplyInformation(bankApplicationId, answers, correlationId);
      await applyBankAnswer(database, application, answer);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      return answerProblem(context, { status: 502, title: 'The bank did not take the answers', detail: error.message });
    }
    const current = await findApplication(database, id);
    return context.json(describeApplication(current ?? application));
  }
}

function answerSubmitted(
  context: Context<ServiceContext>,
  applicationId: string,
  submitted: Submitted,
  status: 200 | 201,
): Response {
  if (submitted.handedOver) return context.json(describeApplication(submitted.application), status);
  return answerProblem(context, {
    status: 502,
    title: 'The application is kept, but the bank has not got it',
    detail: submitted.reason,
    extensions: { applicationId },
  });
}

/** Every question must be answered, and nothing else, while the bank waits for it. */
function refuseAnswers(
  context: Context<ServiceContext>,
  application: StoredApplication,
  { answers }: Information,
): Response | undefined {
  if (application.status !== 'information-required') {
    return answerProblem(context, {
      status: 409,
      title: 'The bank is not waiting for information',
      detail: `The application is ${application.status}.`,
    });
  }
  const asked = application.informationRequested.map(({ field }) => field);
  const given = answers.map(({ field }) => field);
  const errors = [
    ...asked.filter((field) => !given.includes(field)).map((field) => ({ field, detail: 'is not answered' })),
    ...given.filter((field) => !asked.includes(field)).map((field) => ({ field, detail: 'was not asked for' })),
  ];
  if (errors.length === 0) return undefined;
  return answerProblem(context, {
    status: 422,
    title: 'The answers do not fit the questions',
    detail: errors.map(({ field, detail }) => `${field} ${detail}`).join('; '),
    extensions: { errors },
  });
}

function answerUnknown(context: Context<ServiceContext>): Response {
  return answerProblem(context, {
    status: 404,
    title: 'There is no such application',
    detail: 'No application has this id.',
  });
}

function describeApplication(application: StoredApplication): ApplicationAnswer {
  const { accountNumber, rejectionReason, failureReason } = application;
  return {
    applicationId: application.id,
    correlationId: application.correlationId,
    status: application.status,
    informationRequested: application.informationRequested,
    ...(accountNumber === null ? {} : { accountNumber }),
    ...(rejectionReason === null ? {} : { rejectionReason }),
    ...(failureReason === null ? {} : { failureReason }),
    company: application.company,
    createdAt: application.createdAt.toISOString(),
    updatedAt: application.updatedAt.toISOString(),
  };
}
