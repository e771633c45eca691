import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { runFolder } from '../../model/run-folder.ts';
import { messageOf, Problem } from '../../support/problem.ts';
import { renderPage } from '../page/page.ts';
import { readRun } from '../read-run.ts';
import { isOfOtherTools } from './file-headers.ts';
import { addressFor, isForOtherTools } from './house-rules.ts';
import { tellNews } from './live/live-news.ts';
import type { LiveRuns } from './live/live-runs.ts';
import { answerWithFile, namesIn } from './run-files.ts';
import { troublePage } from './trouble-page.ts';

export interface RunRoutesOptions {
  reports: string;
  live: LiveRuns;
  /** What the page of a run that is over is served as instead of its file, where that is wanted. */
  lastPage: ((run: string) => Promise<string | undefined>) | undefined;
  stopping: AbortSignal;
}

const PAGE = 'index.html';

/** Each run's own page and what lies beside it, as it lies in its folder. */
export function runRoutes({ reports, live, lastPage, stopping }: RunRoutesOptions): Hono {
  const runs = join(reports, 'runs');
  const app = new Hono();
  app.get('/:run/live/news', async (context) => {
    const { run } = context.req.param();
    return (await isRun(runs, run)) ? tellNews(context, await live.find(run), stopping) : noSuch(context);
  });
  app.get('/:run/live/parts', async (context) => {
    const { run } = context.req.param();
    if (!(await isRun(runs, run))) return noSuch(context);
    const followed = await live.find(run);
    const since = Number(context.req.query('since') ?? 0);
    // A page asks once more when its run has just ended: there is no news of that, and nothing wrong with asking.
    return followed === undefined ? context.body(null, 204) : context.json(await followed.newsSince(since));
  });
  app.get('/:run/live/scenario', async (context) => {
    const { run } = context.req.param();
    const followed = (await isRun(runs, run)) ? await live.find(run) : undefined;
    const content = await followed?.scenario(context.req.query('part') ?? '');
    return content === undefined ? noSuch(context) : context.html(content);
  });
  app.get('/*', async (context) => {
    const { pathname } = new URL(context.req.url);
    const [, ...parts] = pathname.split('/').slice(1);
    const endsInFolder = parts.at(-1) === '';
    const names = namesIn((endsInFolder ? parts.slice(0, -1) : parts).join('/'));
    const [run, ...path] = names ?? [];
    if (run === undefined || !(await isRun(runs, run))) return noSuch(context);
    const folder = join(runs, run);
    const isFolder = path.length === 0 || (await isFolderIn(folder, path));
    if (isFolder && !endsInFolder) return context.redirect(`${pathname}/`);
    const file = isFolder ? [...path, PAGE] : path;
    const misplaced = misplacedAddress(context, pathname, file);
    if (misplaced !== undefined) return context.redirect(misplaced);
    if (isFolder && path.length === 0) {
      const page = (await (await live.find(run))?.page()) ?? (await lastPage?.(run));
      if (page !== undefined) return context.html(page);
    }
    const answer = await answerWithFile(folder, file, context.req.method !== 'HEAD');
    if (answer !== undefined) return answer;
    return isFolder && path.length === 0 ? renderedNow(context, folder) : noSuch(context);
  });
  return app;
}

function noSuch(context: Context): Response {
  return troublePage(context, 404, 'There is no such file', 'No run has it, or it is gone.');
}

/** A run lies in a folder of its own; a link that looks like one may lead anywhere. */
async function isRun(runs: string, name: string): Promise<boolean> {
  const entries = await readdir(runs, { withFileTypes: true }).catch(() => []);
  return entries.some((entry) => entry.name === name && entry.isDirectory());
}

async function isFolderIn(folder: string, names: readonly string[]): Promise<boolean> {
  return stat(join(folder, ...names)).then(
    (about) => about.isDirectory(),
    () => false,
  );
}

/** Where a page of another tool is to be opened instead, so that its scripts can't read ours; and the other way round. */
function misplacedAddress(context: Context, path: string, file: readonly string[]): string | undefined {
  const host = context.req.header('host');
  const isTheirs = isOfOtherTools(file);
  if (isTheirs === isForOtherTools(host)) return undefined;
  return addressFor(isTheirs ? 'other-tools' : 'ours', host, path);
}

/** The page of a run that has none on disk: it goes on, or was cut off before it was rendered. */
async function renderedNow(context: Context, folder: string): Promise<Response> {
  try {
    return context.html(await renderPage(await readRun(runFolder(folder))));
  } catch (error) {
    const why = error instanceof Problem ? error.why : messageOf(error);
    return troublePage(context, 404, 'This run can’t be read', `Its run.json says nothing: ${why}.`);
  }
}
