import { basename } from 'node:path/posix';
import type { FileFact, Reading, WorkflowFact } from '../../sources/facts.ts';
import { once } from '../../sources/once.ts';
import { firstToTell, told } from '../../sources/told.ts';
import { oncePerRound } from '../once-per-round.ts';

/** What can be seen of a pipeline, each thing looked for once. */
export interface ObservedPipeline {
  /** Its configuration at the ref that counts. */
  file(): Promise<Reading<FileFact>>;
  workflow(): Promise<Reading<WorkflowFact>>;
  /** The newest commit of the ref that counts. */
  newest(): Promise<Reading<string>>;
  contains(commit: string, ancestor: string): Promise<Reading<boolean>>;
}

/** A declared pipeline, seen through its sources. */
export const observePipeline = oncePerRound(async ({ environment, open }, name): Promise<ObservedPipeline> => {
  const pipeline = environment.pipelines[name];
  if (pipeline === undefined) throw new Error(`no pipeline ${name} is declared`);
  const { configuration, ref, workflow = basename(configuration) } = pipeline;
  const sources = await Promise.all(pipeline.sources.map((declaration) => open(declaration, name)));
  const ask = <Fact>(telling: Parameters<typeof firstToTell<Fact>>[1], what: string) =>
    told(sources, name, firstToTell(what, telling));
  return {
    file: once(() => ask((source) => source.file?.(configuration, ref), 'files')),
    workflow: once(() => ask((source) => source.workflow?.(workflow), 'of runs')),
    newest: once(() => ask((source) => source.commit?.(ref), 'commits')),
    contains: (commit, ancestor) => ask((source) => source.contains?.(commit, ancestor), 'which commit came first'),
  };
});

/** What is to be seen of its configuration. */
export async function stateOfConfiguration({ file }: ObservedPipeline): Promise<'there' | 'gone' | 'unknown'> {
  const reading = await file();
  if (!reading.read) return 'unknown';
  return reading.value.exists ? 'there' : 'gone';
}
