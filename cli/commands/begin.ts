import { copyFile } from 'node:fs/promises';
import { openEnvironment } from '../../environments/load.ts';
import { appendToJournal } from '../../model/journal-file.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { renderTerminal } from '../../reports/terminal/terminal.ts';
import { counted } from '../../reports/words/count-text.ts';
import { Problem } from '../../support/problem.ts';
import { shellWord } from '../../support/shell-word.ts';
import { type Conducted, conduct, type EndedRun } from '../conductor/one-run.ts';
import { lookBeforePlaying, type RehearsalOptions } from '../conductor/rehearsal.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { mayColour, printResult, say } from '../output.ts';
import { definitionDigest } from '../shards/definition-digest.ts';
import { listScenarios } from '../shards/list-scenarios.ts';
import type { RunOptions } from './run.ts';

/** What `rehearse begin` was given. */
export type BeginOptions = Pick<
  RunOptions,
  'env' | 'demo' | 'slot' | 'only' | 'strict' | 'tickets' | 'seed' | 'pictures' | 'traces' | 'reports' | 'json' | 'wait'
> & { shards: number };

/**
 * Begins a run that several machines play: looks whether the environment is fit, and what there is to be played. Prints the
 * run's folder. Where the environment is not fit the run is judged and told of at once. Resolves with the exit code.
 */
export async function begin(project: string, options: BeginOptions): Promise<number> {
  const source = await openEnvironment(project, options.env);
  if (source.staged) {
    throw new Problem(
      `${options.env} can’t be shared by several machines`,
      'a run starts the sample platform on its own machine, and ends it',
      'start it with rehearse stage, and name an environment that leads to it: --env development',
    );
  }
  let scenarios = 0;
  const work = async (rehearsal: RehearsalOptions): Promise<Conducted> => {
    const { environment, isForbidden } = await lookBeforePlaying(rehearsal);
    if (isForbidden) return { state: 'over', trouble: null };
    const { record, playwright, pictures, traces, supervisor, signal, only } = rehearsal;
    const { run, folder } = record;
    const { seed, bankVersion } = run;
    const context = { runId: run.id, environment: source.name, seed, bankVersion, pictures, traces, headed: false };
    const announced = await listScenarios({
      project,
      playwright,
      context,
      ...(only === undefined ? {} : { only }),
      isProtected: environment.protected,
      supervisor,
    });
    signal.throwIfAborted();
    for (const entry of announced) appendToJournal(folder.journal, entry);
    await copyFile(folder.journal, folder.begunJournal);
    scenarios = announced.length;
    // Last: what it says is there.
    await writeArtefact(folder.begun, {
      schemaVersion: SCHEMA_VERSION,
      run: run.id,
      shards: options.shards,
      pictures,
      traces,
      definition: definitionDigest(environment, project),
      scenarios: announced.map(({ scenario }) => scenario),
    });
    return { state: 'begun' };
  };
  const tell = ({ verdict, page, input }: EndedRun) => {
    if (options.json) printResult(JSON.stringify(verdict, null, 2));
    else printResult(renderTerminal(input, { page, colour: mayColour(process.stdout) }));
  };
  const order = { project, source, options, bankVersion: null };
  const conducted = await conduct({ order, shards: options.shards, work, tell });
  if ('verdict' in conducted) {
    return conducted.interrupted ? EXIT.interrupted : exitCodeOf(conducted.verdict.outcome, options.strict ?? false);
  }
  const { folder, run } = conducted;
  const { shards } = options;
  tellWhatFollows(folder.path, scenarios, shards);
  printResult(
    options.json === true
      ? JSON.stringify({ run: run.id, folder: folder.path, shards, scenarios }, null, 2)
      : folder.path,
  );
  return EXIT.go;
}

function tellWhatFollows(folder: string, scenarios: number, shards: number): void {
  const few = scenarios < shards ? '; at least one of them will have nothing to play' : '';
  say(`${counted(scenarios, 'scenario')} for ${counted(shards, 'shard')}${few}`);
  say(`Each machine:  rehearse run --shard 1/${shards} --of ${shellWord(folder)}`);
  say(`Then one:      rehearse merge ${shellWord(folder)}`);
}
