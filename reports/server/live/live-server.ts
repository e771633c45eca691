import { basename, dirname } from 'node:path';
import type { JournalEntry } from '../../../model/journal.ts';
import type { RunFolder } from '../../../model/run-folder.ts';
import { systemClock } from '../../../support/clock.ts';
import type { ReadinessProgress } from '../../progress/progress.ts';
import { serveOnLoopback } from '../loopback-server.ts';
import { type ReportAppOptions, reportApp } from '../report-app.ts';
import { runAddress } from '../run-links.ts';
import { lastPage } from './last-page.ts';
import { LiveRun } from './live-run.ts';
import { LiveRuns } from './live-runs.ts';

/** A run that is shown while it goes on. */
export interface LiveServer {
  /** The address of its page. */
  url: string;
  /** Tells what happens. */
  heard(happened: JournalEntry | ReadinessProgress): void;
  /** Gives those who look the report as it is kept, waits a short time until they have it, and stops serving. */
  end(): Promise<void>;
}

/** No run waits longer than this for those who look at it. */
const LONGEST_GOODBYE_MS = 3000;

/** Serves the page of a run that goes on, and all others beside it. Rejects with a Problem when it can't listen. */
export async function serveLiveRun(
  folder: RunFolder,
  port: number,
  options: Pick<ReportAppOptions, 'compare' | 'onDefect'>,
): Promise<LiveServer> {
  const stopping = new AbortController();
  const seen = Promise.withResolvers<void>();
  const id = basename(folder.path);
  const runs = dirname(folder.path);
  const run = new LiveRun(folder);
  const live = new LiveRuns(runs);
  live.adopt(id, run);
  let awaited = 0;
  const app = reportApp({
    ...options,
    reports: dirname(runs),
    stopping: stopping.signal,
    live,
    lastPage: async (name) => (name === id && run.isOver ? lastPage(folder).catch(() => undefined) : undefined),
    onSeen: () => {
      awaited -= 1;
      if (awaited <= 0) seen.resolve();
    },
  });
  const stop = () => {
    stopping.abort();
    run.close();
  };
  const server = await serveOnLoopback(app, port).catch((error: unknown) => {
    stop();
    throw error;
  });
  return {
    url: new URL(runAddress(id), server.url).href,
    heard: (happened) => run.heard(happened),
    async end() {
      awaited = run.followers;
      run.end();
      const tooLong = new AbortController();
      const limit = systemClock.pause(LONGEST_GOODBYE_MS, tooLong.signal).catch(() => undefined);
      if (awaited > 0) await Promise.race([seen.promise, limit]);
      tooLong.abort();
      stop();
      await server.stop();
    },
  };
}
