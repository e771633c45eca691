import { Hono } from 'hono';
import { readJsonBody } from '../body.ts';
import { problemResponse } from '../problem-response.ts';
import type { BankDoors } from './bank-doors.ts';
import { casesApi } from './cases.ts';
import type { Changes } from './changes.ts';
import { clockApi } from './clock.ts';
import { faultsApi } from './faults.ts';
import { exchangesQuerySchema, journalQuerySchema, resetSchema, seedSchema } from './orders.ts';
import { attempt, readQuery } from './read-order.ts';
import { prefixOf } from './scope.ts';
import { versionsApi } from './versions.ts';

export interface ControlOptions {
  readonly doors: BankDoors;
  readonly changes: Changes;
  /** Ends what still waits. */
  readonly stopping: AbortSignal;
  /** What is served under /control/overrides. */
  readonly overrides?: Hono | undefined;
}

/** The door for tests and fixtures: read the journal, decide, seed, reset, and change how the bank behaves. */
export function controlApi({ doors, changes, stopping, overrides }: ControlOptions): Hono {
  const api = new Hono();

  api.get('/journal', async (context) => {
    const query = readQuery(context.req.query(), journalQuerySchema);
    if (!query.ok) return query.refusal;
    const { waitMs, run, correlation, ...wanted } = query.value;
    const scope = prefixOf({ run, correlation });
    if (scope === 'nothing') return contradiction();
    const question = { ...wanted, correlation: scope.prefix };
    if (waitMs === 0) return context.json(doors.journal.read(question));
    const until = AbortSignal.any([AbortSignal.timeout(waitMs), context.req.raw.signal, stopping]);
    return context.json(await doors.journal.readWhenThere(question, until));
  });

  api.get('/exchanges', (context) => {
    const query = readQuery(context.req.query(), exchangesQuerySchema);
    if (!query.ok) return query.refusal;
    const scope = prefixOf(query.value);
    return scope === 'nothing' ? contradiction() : context.json({ exchanges: doors.exchanges(scope.prefix) });
  });

  api.post('/reset', async (context) => {
    const body = await readJsonBody(context.req.raw, resetSchema);
    if (!body.ok) return body.refusal;
    const scope = prefixOf(body.value);
    if (scope === 'nothing') return contradiction();
    doors.reset(scope.prefix);
    changes.announce();
    return context.body(null, 204);
  });

  api.post('/seed', async (context) => {
    const body = await readJsonBody(context.req.raw, seedSchema);
    if (!body.ok) return body.refusal;
    return attempt(() => {
      const ids = doors.seed(body.value);
      changes.announce();
      return context.json({ ids });
    });
  });

  api.route('/cases', casesApi(doors, changes));
  api.route('/versions', versionsApi(doors, changes));
  api.route('/clock', clockApi(doors, changes));
  api.route('/faults', faultsApi(doors, changes));
  if (overrides !== undefined) api.route('/overrides', overrides);

  api.all('*', () =>
    problemResponse({
      status: 404,
      kind: 'no-such-path',
      title: 'The control API has no such call',
      detail:
        'It has GET journal, cases, cases/{id}, exchanges; POST cases/{id}/decision, seed, reset; GET, POST and DELETE clock and faults; GET, PUT and DELETE versions.',
    }),
  );
  return api;
}

function contradiction(): Response {
  return problemResponse({
    status: 400,
    kind: 'invalid-query',
    title: 'Run and correlation exclude each other',
    detail: 'Name a correlation id that begins with the run’s id and a dot, or leave one of them out.',
  });
}
