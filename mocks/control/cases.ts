import { Hono } from 'hono';
import { readJsonBody } from '../body.ts';
import type { DeskCase, StaffMove } from '../desk/desk.ts';
import { invalidResponse, problemResponse } from '../problem-response.ts';
import { maySee } from '../runs/run-key.ts';
import type { BankDoors } from './bank-doors.ts';
import type { Changes } from './changes.ts';
import { casesQuerySchema, decisionSchema, scopeSchema } from './orders.ts';
import { readQuery } from './read-order.ts';

/** What staff have before them, and what they decide. */
export function casesApi({ desk }: BankDoors, changes: Changes): Hono {
  const api = new Hono();

  api.get('/', (context) => {
    const query = readQuery(context.req.query(), casesQuerySchema);
    if (!query.ok) return query.refusal;
    const { run = null, correlation = '', waiting, limit } = query.value;
    const cases = desk.cases(run).filter((each) => {
      const belongs = (each.correlationId ?? '').startsWith(correlation);
      return belongs && (waiting === undefined || String(each.waiting) === waiting);
    });
    return context.json({ cases: cases.slice(0, limit), total: cases.length });
  });

  api.get('/:id', (context) => {
    const query = readQuery(context.req.query(), scopeSchema);
    if (!query.ok) return query.refusal;
    const found = visible(context.req.param('id'), query.value.run);
    return found === undefined ? unknownCase() : context.json(found);
  });

  api.post('/:id/decision', async (context) => {
    const body = await readJsonBody(context.req.raw, decisionSchema);
    if (!body.ok) return body.refusal;
    const { run, ...decision } = body.value;
    const found = visible(context.req.param('id'), run);
    if (found === undefined) return unknownCase();
    const move = found.moves.find(({ name }) => name === decision.decision);
    const missing = missingFor(move, decision);
    if (missing !== undefined) return invalidResponse([{ pointer: `#/${missing}`, detail: 'is required' }]);
    const outcome = desk.decide(found.id, decision);
    if (!outcome.done) return impossible(outcome.code, outcome.why);
    changes.announce();
    return context.json(outcome.case);
  });

  function visible(id: string, run: string | undefined): DeskCase | undefined {
    const found = desk.find(id);
    return found !== undefined && maySee(run ?? null, found.run) ? found : undefined;
  }

  return api;
}

function missingFor(move: StaffMove | undefined, given: { reason?: unknown; questions?: unknown }): string | undefined {
  if (move?.needs === 'reason' && given.reason === undefined) return 'reason';
  if (move?.needs === 'questions' && given.questions === undefined) return 'questions';
  return undefined;
}

function unknownCase(): Response {
  return problemResponse({
    status: 404,
    kind: 'not-found',
    title: 'There is no such case',
    detail: 'The bank’s staff have nothing of this id before them, or it belongs to another run.',
  });
}

function impossible(code: string, why: string): Response {
  return problemResponse({ status: 409, kind: code, title: 'This cannot be decided now', detail: `${why}.` });
}
