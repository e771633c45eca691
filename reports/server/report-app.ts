import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import type { RunComparison } from '../../model/run-comparison.ts';
import { messageOf, Problem } from '../../support/problem.ts';
import { renderChoosePage } from './choose-page.ts';
import { renderComparisonPage } from './comparison-page.ts';
import { followShelf } from './follow-shelf.ts';
import { houseRules } from './house-rules.ts';
import { renderListPage } from './list-page.ts';
import { LiveRuns } from './live/live-runs.ts';
import { readQuery } from './run-query.ts';
import { runRoutes } from './run-routes.ts';
import { RunShelf, type Shelf } from './run-shelf.ts';
import { renderStartPage } from './start-page.ts';
import { stepPicturesOf } from './step-pictures.ts';
import { troublePage } from './trouble-page.ts';

/** What the reports of all environments are served with. */
export interface ReportAppOptions {
  /** The folder that holds runs/. */
  reports: string;
  /** Puts two runs side by side by their names; rejects with a Problem when one of them means no run. */
  compare: (first: string, second: string) => Promise<RunComparison>;
  /** Told of a defect of ours; whoever asked gets a page that says no more than that there is one. */
  onDefect: (error: unknown) => void;
  /** Ends what waits for news. */
  stopping: AbortSignal;
  /** The runs that are known to go on; others are found. */
  live?: LiveRuns;
  /** What the page of a run that is over is served as instead of its file, where that is wanted. */
  lastPage?: (run: string) => Promise<string | undefined>;
  /** Told when such a page has all that it needs. */
  onSeen?: () => void;
}

/** The pages over all runs: environments, the list with its search, each run's own page, two runs side by side. */
export function reportApp(options: ReportAppOptions): Hono {
  const { reports, compare, onDefect, stopping, lastPage } = options;
  const live = options.live ?? new LiveRuns(join(reports, 'runs'));
  stopping.addEventListener('abort', () => live.close());
  const shelf = new RunShelf(reports);
  const app = new Hono();
  app.use(houseRules);
  app.onError((error, context) => {
    onDefect(error);
    return troublePage(context, 500, 'This page can’t be shown', 'The command that serves it says why.');
  });
  app.notFound((context) => troublePage(context, 404, 'There is no such page', 'It is none of ours, or it is gone.'));
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get('/', async (context) => context.html(renderStartPage(await shelf.look())));
  app.get('/runs', async (context) => context.html(renderListPage(await shelf.look(), readQuery(context.req.query()))));
  app.get('/news', (context) => followShelf(context, shelf, stopping));
  app.get('/compare', async (context) => {
    const known = await shelf.look();
    const named = (context.req.queries('run') ?? []).filter((name) => name !== '');
    const names = context.req.query('order') === 'time' ? earlierFirst(named, known) : named;
    const [first, second] = names;
    if (first === undefined || second === undefined || names.length > 2) {
      const trouble =
        names.length === 0 ? null : `Choose two runs: ${names.length} ${names.length === 1 ? 'was' : 'were'} chosen.`;
      return context.html(renderChoosePage(known, names, trouble), trouble === null ? 200 : 400);
    }
    return answerComparison(context, known, [first, second]);
  });
  app.get('/runs/:run/live/seen', (context) => {
    options.onSeen?.();
    return context.body(null, 204);
  });
  app.route('/runs', runRoutes({ reports, live, lastPage, stopping }));
  return app;

  async function answerComparison(context: Context, known: Shelf, [first, second]: readonly [string, string]) {
    try {
      const comparison = await compare(first, second);
      const [one, other] = comparison.runs;
      const [left, right] = await Promise.all([stepPicturesOf(reports, one.id), stepPicturesOf(reports, other.id)]);
      return context.html(renderComparisonPage(comparison, [left, right], known));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return context.html(renderChoosePage(known, [first, second], `${messageOf(error)}. ${error.remedy}.`), 404);
    }
  }
}

/** Names that are ids in the order in which those runs began; the order of others stays. */
function earlierFirst(names: readonly string[], { runs }: Shelf): string[] {
  const begun = new Map(runs.map(({ id, startedAt }) => [id, startedAt]));
  return names.toSorted((one, other) => ((begun.get(one) ?? '') < (begun.get(other) ?? '') ? -1 : 1));
}
