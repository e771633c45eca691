import { basename, dirname, join } from 'node:path';
import { openEnvironment } from '../../environments/load.ts';
import { redactJournal } from '../../model/journal-file.ts';
import type { Run } from '../../model/run.ts';
import { counted } from '../../reports/words/count-text.ts';
import { messageOf } from '../../support/problem.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { ensureSignedIn } from '../access/ensure-signed-in.ts';
import { listenForInterruption, unlessInterrupted } from '../conductor/interruption.ts';
import { redactFolders } from '../conductor/redact-folders.ts';
import { playAgainstBank } from '../conductor/rehearsal.ts';
import { RunProgress } from '../conductor/run-progress.ts';
import { RunRecord } from '../conductor/run-record.ts';
import { findPlaywright } from '../conductor/tools.ts';
import { EXIT } from '../exit-codes.ts';
import { showLive } from '../live/show-live.ts';
import { holdEnvironment } from '../lock/hold-environment.ts';
import { printResult, say } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';
import { readBegun } from '../shards/begun-run.ts';
import { proveFromHere } from '../shards/prove-from-here.ts';
import { assertSame } from '../shards/same-run.ts';
import { type AUTO, ownShard, type WantedShard } from '../shards/shard-number.ts';
import { tallyOf } from '../shards/tally.ts';
import { thisMachine } from '../shards/this-machine.ts';
import { wantedOf } from '../shards/wanted-of.ts';

/** What `rehearse run --shard` was given. */
export interface ShardOptions {
  shard: WantedShard | typeof AUTO;
  /** The folder of the run, or a copy of it. */
  of: string;
  /** How long another run on the environment is waited for, in milliseconds. */
  wait?: number;
  headed?: boolean;
  live?: boolean;
  port?: number;
  open?: boolean;
  json?: boolean;
}

/**
 * Plays one shard of a run that `rehearse begin` began, and leaves it in the run's folder. Nothing is judged: exit code 0 when it
 * was played to its end whatever the scenarios came to, 3 when it could not be played, 130 when it was interrupted.
 */
export async function runShard(project: string, options: ShardOptions): Promise<number> {
  const begun = await readBegun(options.of);
  const { run } = begun;
  const wanted = options.shard === 'auto' ? ownShard(process.env) : options.shard;
  const number = wantedOf(wanted, run);
  const source = await openEnvironment(project, run.environment);
  const environment = source.load();
  const playwright = findPlaywright(project);
  const here = await thisMachine(project, environment, playwright);
  assertSame({ ...run, ...begun.begun }, here, `Shard ${number} of ${run.shards}`);

  const reports = join(begun.folder.path, '../..');
  // A copy of the run's folder may lie anywhere.
  const ledgers = basename(dirname(begun.folder.path)) === 'runs' ? { reports } : {};
  await using ledger = await openProjectLedger({ project, ...ledgers, source });
  await using held = await holdEnvironment({
    ledger,
    environment: run.environment,
    run: run.id,
    waitMs: options.wait,
    say,
  });
  // It stays the run's until the shards are put together.
  held.leaveToShards();
  using progress = new RunProgress(true);
  const record = await RunRecord.beginShard(begun, number, (entry) => progress.tell(entry));
  say(`Playing shard ${number} of ${run.shards} of run ${run.id} on ${run.environment}`);
  using interruption = listenForInterruption();
  const signal = AbortSignal.any([interruption.signal, held.signal]);
  await using shown = await showLive(record.folder, options, { project, reports });
  const supervisor = await openSupervisor();
  await progress.show([]);
  try {
    const playing = {
      project,
      source,
      record,
      supervisor,
      playwright: playwright.command,
      pictures: begun.begun.pictures,
      traces: begun.begun.traces,
      headed: options.headed ?? false,
      say,
      onProgress: (happened: Parameters<typeof progress.tell>[0]) => {
        if (!signal.aborted) progress.tell(happened);
        shown.heard(happened);
      },
      signal,
      ...(run.only === null ? {} : { only: run.only }),
    };
    const work = async () =>
      (await ensureSignedIn(environment, playing)) ??
      (await proveFromHere(environment, playing)) ??
      (await playAgainstBank(environment, playing, {}));
    const trouble = (await unlessInterrupted(work(), signal)) ?? (await tallyOf(record.folder)).cutOff;
    await supervisor.close();
    await takeSecretsOut(record);
    await record.end(trouble === null ? 'finished' : 'failed', trouble ?? undefined);
  } catch (error) {
    await supervisor.close();
    await takeSecretsOut(record);
    await record.end(interruption.signal.aborted ? 'interrupted' : 'failed', messageOf(error));
    if (!signal.aborted) throw error;
  }
  progress[Symbol.dispose]();
  await tell(record, options);
  return exitCodeOf(record.run);
}

async function takeSecretsOut({ folder }: RunRecord): Promise<void> {
  const { traces, allureResults, attachments, blobReport, journal } = folder;
  await redactFolders([traces, allureResults, attachments, blobReport]);
  await redactJournal(journal);
}

async function tell({ folder, run }: RunRecord, { json = false }: ShardOptions): Promise<void> {
  const { scenarios, failed } = await tallyOf(folder);
  const { state, shard, shards } = run;
  const name = `Shard ${shard?.number} of ${shards}`;
  const played = scenarios === 0 ? 'had nothing to play' : `played ${counted(scenarios, 'scenario')}, ${failed} failed`;
  if (state === 'finished') say(`${name} ${played}. Nothing is judged before rehearse merge`);
  else say(`${name} ${state === 'interrupted' ? 'was interrupted' : 'could not be played'}: ${run.reason ?? ''}`);
  const result = { run: run.id, shard: shard?.number, of: shards, state, folder: folder.path, scenarios, failed };
  printResult(json ? JSON.stringify(result, null, 2) : folder.path);
}

function exitCodeOf({ state }: Run): number {
  if (state === 'finished') return EXIT.go;
  return state === 'interrupted' ? EXIT.interrupted : EXIT.inconclusive;
}
