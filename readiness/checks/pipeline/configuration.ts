import type { Pipeline } from '../../../model/environment.ts';
import { type Answer, fail, following, pass, unknown, warn } from '../../check.ts';
import type { FileFact } from '../../sources/facts.ts';
import type { Sources } from '../../sources/sources.ts';
import { evidenceQuestionOf, verifyLedger } from '../evidence.ts';
import { describeMinute } from '../outside/describe-minute.ts';
import { changeInWords, shortCommit } from './change-in-words.ts';
import { pipelineConfigurationId, pipelineUnchangedId } from './ids.ts';
import { observePipeline } from './observed.ts';

/** Is its configuration there? Where it is gone: who took it away, when, and how to have it back. */
export async function askConfiguration(name: string, pipeline: Pipeline, sources: Sources): Promise<Answer> {
  const { file } = await observePipeline(sources, name);
  const reading = await file();
  const { place: source } = reading;
  if (!reading.read) {
    const remedy = `see that ${source} can be read and has ${pipeline.ref}, or correct pipelines.${name} in the definition`;
    return unknown(`can't be seen: ${reading.reason}`, remedy, { source });
  }
  const { exists, lastChange } = reading.value;
  if (!exists) return { ...goneInWords(pipeline, reading.value), source };
  return pass(lastChange === null ? 'there' : `there, last changed ${changeInWords(lastChange)}`, { source });
}

function goneInWords({ configuration, ref }: Pipeline, { lastChange, renamedTo }: FileFact): Answer {
  if (lastChange === null) {
    return fail(
      `not there at ${ref}, and no commit is known that took it away`,
      `put ${configuration} there, or correct its path in the definition`,
    );
  }
  const back = `on ${ref}: git checkout ${shortCommit(lastChange.commit)}^ -- ${configuration}, then commit and merge it`;
  if (renamedTo === null) return fail(`deleted ${changeInWords(lastChange)}`, back);
  return fail(
    `renamed to ${renamedTo} ${changeInWords(lastChange)}`,
    `if that was meant, correct its path in the definition; if not, ${back}`,
  );
}

/** Is it the same as when the last run was go? */
export async function askUnchanged(name: string, { configuration }: Pipeline, sources: Sources): Promise<Answer> {
  const { file } = await observePipeline(sources, name);
  const reading = await file();
  const { place: source } = reading;
  if (!reading.read || !reading.value.exists || reading.value.blob === null) {
    const because = pipelineConfigurationId(name);
    return unknown('not known: its configuration is not to be seen', 'get it back first', { because, source });
  }
  const { blob: fingerprint, lastChange } = reading.value;
  const { lastGo, newestEvidence } = sources;
  if (lastGo === null && newestEvidence?.read === false) {
    const { place, reason } = newestEvidence;
    const because = following(evidenceQuestionOf(sources.environment));
    return unknown(`not known: ${reason}`, verifyLedger(sources.environment), {
      fingerprint,
      source: place,
      ...because,
    });
  }
  const earlier = lastGo?.seen[pipelineUnchangedId(name)];
  if (lastGo === null || earlier === undefined) return pass('no earlier go to compare with', { fingerprint, source });
  const when = `the last go of ${describeMinute(Date.parse(lastGo.judgedAt))}`;
  if (earlier === fingerprint) return pass(`the same as at ${when}`, { fingerprint, source });
  return warn(
    `not the same as at ${when}${lastChange === null ? '' : `: last changed ${changeInWords(lastChange)}`}`,
    `see whether the change was meant: git log -p -- ${configuration}`,
    { fingerprint, source },
  );
}
