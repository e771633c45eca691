import { join } from 'node:path';
import { environmentNames } from '../../environments/load.ts';
import type { JournalEntry } from '../../model/journal.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import type { ReadinessProgress } from '../../reports/progress/progress.ts';
import type { LiveServer } from '../../reports/server/live/live-server.ts';
import { messageOf } from '../../support/problem.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { say } from '../output.ts';

/** What a run is to be shown with while it goes on. */
export interface LiveOptions {
  live?: boolean;
  port?: number;
  open?: boolean;
}

/** A run that is shown while it goes on; disposed of when it has ended, and its report is there. */
export interface ShownRun extends AsyncDisposable {
  heard(happened: JournalEntry | ReadinessProgress): void;
}

/**
 * Serves the page of a run while it goes on, where that is wanted, and says where. Never rejects and never fails the run: what
 * does not work is said.
 */
export async function showLive(
  folder: RunFolder,
  options: LiveOptions,
  { project, reports }: { project: string; reports: string },
): Promise<ShownRun> {
  const server = options.live === true ? await begin(folder, options, { project, reports }) : undefined;
  return {
    heard: (happened) => server?.heard(happened),
    [Symbol.asyncDispose]: async () => {
      await server?.end().catch((error: unknown) => say(`The live page did not end well: ${messageOf(error)}`));
    },
  };
}

async function begin(
  folder: RunFolder,
  { port = 0, open = false }: LiveOptions,
  { project, reports }: { project: string; reports: string },
): Promise<LiveServer | undefined> {
  try {
    const { serveLiveRun } = await import('../../reports/server/live/live-server.ts');
    const server = await serveLiveRun(folder, port, {
      compare: async (first, second) => {
        const { sideBySide } = await import('../compare/side-by-side.ts');
        const environments = environmentNames(join(project, 'environments'));
        return sideBySide(first, second, { project, reports, environments });
      },
      onDefect: (error) => say(`A live page can't be shown: ${messageOf(error)}`),
    });
    say(`Watch it at ${server.url}`);
    if (open) openInBrowser(server.url);
    return server;
  } catch (error) {
    say(`The run can't be watched while it goes on: ${messageOf(error)}`);
    return undefined;
  }
}
