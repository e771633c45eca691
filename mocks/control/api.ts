import { Hono } from 'hono';
import { type Bank, resetBank } from '../bank.ts';
import { readJsonBody } from '../body.ts';
import { decide } from '../decisions.ts';
import { problemResponse } from '../problem-response.ts';
import { decisionSchema, journalQuerySchema, resetSchema, seedSchema } from './schemas.ts';

/** The door for tests and fixtures: read the journal, decide, reset, seed. `stopping` ends what still waits. */
export function controlApi(bank: Bank, stopping: AbortSignal): Hono {
  const api = new Hono();

  api.get('/journal', async (context) => {
    const parsed = journalQuerySchema.safeParse(context.req.query());
    if (!parsed.success)
      return badQuery(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
    const { waitMs, ...query } = parsed.data;
    if (waitMs === 0) return context.json(bank.journal.read(query));
    const until = AbortSignal.any([AbortSignal.timeout(waitMs), context.req.raw.signal, stopping]);
    return context.json(await bank.journal.readWhenThere(query, until));
  });

  api.post('/applications/:id/decision', async (context) => {
    const body = await readJsonBody(context.req.raw, decisionSchema);
    if (!body.ok) return body.refusal;
    const application = bank.store.application(context.req.param('id'));
    if (application === undefined) return unknownApplication();
    const transition = decide(bank, application, body.value);
    if (!transition.moved) return impossible(transition.refusal.code, transition.refusal.why);
    return context.json({ applicationId: application.id, status: transition.state.state.status });
  });

  api.post('/reset', async (context) => {
    const body = await readJsonBody(context.req.raw, resetSchema);
    if (!body.ok) return body.refusal;
    resetBank(bank, body.value.correlation);
    return context.body(null, 204);
  });

  api.post('/seed', async (context) => {
    const body = await readJsonBody(context.req.raw, seedSchema);
    if (!body.ok) return body.refusal;
    const { seed, applications } = body.value;
    if (seed !== undefined) bank.identifiers.restart(seed);
    const ids = applications.map(({ correlationId, ...submission }) => {
      return bank.store.receiveApplication(submission, correlationId ?? null).id;
    });
    return context.json({ applications: ids });
  });

  api.all('*', () =>
    problemResponse({
      status: 404,
      kind: 'no-such-path',
      title: 'The control API has no such call',
      detail: 'It has GET journal, and POST applications/{id}/decision, reset and seed.',
    }),
  );
  return api;
}

function badQuery(errors: readonly string[]): Response {
  const title = 'The query is not valid';
  return problemResponse({ status: 400, kind: 'invalid-query', title, detail: errors.join('; ') });
}

function unknownApplication(): Response {
  const title = 'There is no such application';
  return problemResponse({
    status: 404,
    kind: 'not-found',
    title,
    detail: 'The bank knows no application with this id.',
  });
}

function impossible(code: string, why: string): Response {
  return problemResponse({ status: 409, kind: code, title: 'This cannot be decided now', detail: `${why}.` });
}
