import { openEnvironment } from '../../environments/load.ts';
import type { ToldChannel } from '../../model/told.ts';
import { readRun } from '../../reports/read-run.ts';
import { findRun } from '../../reports/runs.ts';
import { onOneLine } from '../../reports/words/legible-text.ts';
import { Problem } from '../../support/problem.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { keepTold } from '../conductor/keep-told.ts';
import { tellOfRun } from '../conductor/tell-of-run.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult, say } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';
import { reportsFolder } from '../reports-folder.ts';

/** What `rehearse tell` was given. */
export interface TellOptions {
  reports?: string;
  json?: boolean;
}

/**
 * Tells the channels of an environment what is new about a run since they were told last: that a fix window is about to
 * close, or all of it where they could not be told before. Exit code 0, also when a channel could not be told.
 */
export async function tell(project: string, run: string, options: TellOptions): Promise<number> {
  const reports = reportsFolder(project, options);
  const folder = await findRun(reports, run);
  const input = await readRun(folder);
  const { verdict } = input;
  if (verdict === null) {
    throw new Problem(`There is nothing to tell of run ${input.run.id}`, 'it was not judged', 'name one that was');
  }
  const source = await openEnvironment(project, input.run.environment);
  if (source.staged) {
    throw new Problem(
      `There is nobody to tell of ${source.name}`,
      'it is staged anew for each run, and its channels are known only while it is',
      'name a run on another environment',
    );
  }
  const environment = source.load();
  using interruption = listenForInterruption();
  const { signal } = interruption;
  await using ledger = await openProjectLedger({ project, reports, source });
  const judged = { ...input, verdict };
  const told = await tellOfRun({
    environment,
    input: judged,
    folder: folder.path,
    page: folder.page,
    ledger,
    say,
    signal,
  });
  const news = told.filter(({ result }) => result !== 'quiet');
  if (news.length > 0) await keepTold(folder, news, say);
  if (options.json) printResult(JSON.stringify(told, null, 2));
  else
    printResult(
      told.length === 0
        ? `${source.name} declares no channel.`
        : told.map((each) => onOneLine(inWords(each), 600)).join('\n'),
    );
  return signal.aborted ? EXIT.interrupted : EXIT.go;
}

function inWords({ channel, result, why }: ToldChannel): string {
  if (result === 'quiet') return `${channel}: nothing told, ${why}`;
  return result === 'told' ? `${channel}: told, ${why}` : `${channel}: could not be told, ${why}`;
}
