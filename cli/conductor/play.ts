import { mkdirSync } from 'node:fs';
import { partyOf } from '../../model/run.ts';
import { noScenario } from './no-scenario.ts';
import { playScenarios } from './play-scenarios.ts';
import type { PlayingOptions } from './rehearsal.ts';
import { JournalTail } from './tail-journal.ts';

/** Plays the scenarios, telling of each as it happens. Resolves with what kept all of them from being played, if anything did. */
export async function play(
  options: PlayingOptions,
  variables: Record<string, string>,
  isProtected: boolean,
): Promise<string | null> {
  const { project, record, supervisor, playwright, only, pictures, traces, headed, source, onProgress } = options;
  const ended = record.beginStage('scenarios');
  mkdirSync(record.folder.attachments, { recursive: true });
  const { run, folder } = record;
  const { seed, bankVersion } = run;
  const shard = run.shard === undefined ? null : `${run.shard.number}/${run.shards}`;
  const context = {
    runId: partyOf(run),
    folder,
    environment: source.name,
    seed,
    bankVersion,
    pictures,
    traces,
    headed,
    shard,
  };
  const tail = new JournalTail(folder.journal, onProgress);
  const played = await playScenarios({
    project,
    playwright,
    context,
    variables,
    supervisor,
    ...(only === undefined ? {} : { only }),
  });
  await tail.close();
  ended();
  const nothing = noScenario(played.trouble, { only, environment: source.name, isProtected });
  if (nothing !== undefined) throw nothing;
  return played.trouble;
}
