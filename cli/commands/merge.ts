import { basename, dirname } from 'node:path';
import { openEnvironment } from '../../environments/load.ts';
import { loadRules } from '../../environments/rules.ts';
import { readJournal } from '../../model/journal-file.ts';
import { runFolder } from '../../model/run-folder.ts';
import { pointLatest } from '../../reports/runs.ts';
import { renderTerminal } from '../../reports/terminal/terminal.ts';
import { counted } from '../../reports/words/count-text.ts';
import { messageOf } from '../../support/problem.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { entryOf } from '../../verdict/ledger/entry-of.ts';
import { allRules } from '../../verdict/rules/index.ts';
import { cleanUpRun } from '../clean-up/clean-up-run.ts';
import { conclude } from '../conductor/conclude.ts';
import { readEarlierRuns } from '../conductor/earlier-runs.ts';
import { listenForInterruption, unlessInterrupted } from '../conductor/interruption.ts';
import { passOn } from '../conductor/pass-on.ts';
import { rememberedOf } from '../conductor/remembered.ts';
import { RunProgress } from '../conductor/run-progress.ts';
import { RunRecord } from '../conductor/run-record.ts';
import { findPlaywright } from '../conductor/tools.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { holdEnvironment } from '../lock/hold-environment.ts';
import { mayColour, printResult, say } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';
import { reportsFolder } from '../reports-folder.ts';
import { assembleRun } from '../shards/assemble-run.ts';
import { assertWhole, type BegunFolder, readBegun } from '../shards/begun-run.ts';
import { type ChosenShard, chooseShards } from '../shards/choose-shards.ts';
import { findShards } from '../shards/find-shards.ts';
import { lookOnceMore } from '../shards/look-once-more.ts';
import { mergePlaywrightReport } from '../shards/merge-playwright-report.ts';
import { beforeRun, isSameVerdict, rememberedVerdict } from '../shards/remembered-verdict.ts';
import { assertSame } from '../shards/same-run.ts';
import { shardText } from '../shards/shard-text.ts';
import { bringIn } from '../shards/take-over-files.ts';
import { thisMachine } from '../shards/this-machine.ts';

/** What `rehearse merge` was given. */
export interface MergeOptions {
  strict?: boolean;
  tickets?: boolean;
  /** How long another run on the environment is waited for, in milliseconds. */
  wait?: number;
  reports?: string;
  json?: boolean;
}

/**
 * Puts the shards of a run together, judges it, reports it and passes its verdict on, as `rehearse run` does at its end. Can be
 * repeated: what is the same is neither remembered nor told again. Resolves with the exit code of the verdict.
 */
export async function merge(
  project: string,
  path: string,
  copies: readonly string[],
  options: MergeOptions,
): Promise<number> {
  const begun = await readBegun(path);
  await assertWhole(begun);
  const { run, folder } = begun;
  const source = await openEnvironment(project, run.environment);
  const environment = source.load();
  const playwright = findPlaywright(project);
  const here = await thisMachine(project, environment, playwright);
  assertSame({ ...run, ...begun.begun }, here, 'What is put together here');
  const rules = await loadRules(project, allRules);
  const around = reportsAround(folder.path);
  const reports = options.reports ?? around ?? reportsFolder(project, {});
  await using ledger = await openProjectLedger({ project, reports, source });
  await using held = await holdEnvironment({
    ledger,
    environment: run.environment,
    run: run.id,
    waitMs: options.wait,
    say,
  });
  const chosen = await takeShards(begun, copies);
  for (const { shard } of chosen) say(shardText(shard));

  using progress = new RunProgress(run.only !== null);
  using interruption = listenForInterruption();
  const { signal } = interruption;
  const supervisor = await openSupervisor();
  await using _closed = { [Symbol.asyncDispose]: () => supervisor.close() };
  const known = await readEarlierRuns(ledger, run.environment);
  const earlier = beforeRun(known, run);
  await assembleRun(folder, chosen);
  const record = await RunRecord.resume(begun, (entry) => progress.tell(entry));
  try {
    const merging = mergePlaywrightReport(folder, chosen, { project, playwright: playwright.command, supervisor });
    const trouble = await unlessInterrupted(merging, signal);
    if (trouble !== null) say(`There is no Playwright report of all shards: ${trouble}`);
    const looking = { project, source, record, ...rememberedOf(earlier, ledger.place), onProgress: () => {}, signal };
    await unlessInterrupted(lookOnceMore(environment, chosen, looking), signal);
    await held.confirm();
    await cleanUpRun(environment, folder, { run: run.id, project });
    await record.end('finished');
  } catch (error) {
    await record.end(signal.aborted ? 'interrupted' : 'failed', messageOf(error));
    if (!signal.aborted) throw error;
  }
  if (around !== undefined) await pointLatest(around, run.id).catch((error: unknown) => say(messageOf(error)));
  const concluded = await conclude(record, {
    project,
    environment,
    rules,
    ledger,
    earlier,
    openTickets: (options.tickets ?? false) && !signal.aborted,
    say,
    signal,
  });
  progress[Symbol.dispose]();
  const { verdict, input, page } = concluded;
  if (options.json) printResult(JSON.stringify(verdict, null, 2));
  else printResult(renderTerminal(input, { page, colour: mayColour(process.stdout) }));
  if (signal.aborted) return EXIT.interrupted;
  const exitCode = exitCodeOf(verdict.outcome, options.strict ?? false);
  const before = rememberedVerdict(known, run);
  if (before !== null && isSameVerdict(before, entryOf(record.run, verdict, concluded.facts))) {
    say('It came to the same before: it is neither remembered nor told again');
    return exitCode;
  }
  await passOn({ record, concluded, environment, ledger, exitCode, say, signal });
  return exitCode;
}

/** The reports folder that a run lies in, where it does: <reports>/runs/<id>. */
function reportsAround(path: string): string | undefined {
  const runs = dirname(path);
  return basename(runs) === 'runs' ? dirname(runs) : undefined;
}

/** Finds what the machines left, brings it into the run's folder, and takes one attempt of each shard. */
async function takeShards({ folder, run }: BegunFolder, copies: readonly string[]): Promise<ChosenShard[]> {
  const { shards, ofOtherRuns } = await findShards(run.id, [folder.path, ...copies]);
  if (ofOtherRuns > 0) say(`${counted(ofOtherRuns, 'shard')} of other runs left out`);
  const read = [];
  for (const found of shards) {
    const own = runFolder(await bringIn(found, folder));
    read.push({ run: found.run, folder: own, journal: await readJournal(own.journal) });
  }
  return chooseShards(run, read);
}
