import type { Environment } from '../../model/environment.ts';
import type { JournalEntry } from '../../model/journal.ts';
import type { Rules } from '../../model/rules-file.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import type { ReadinessProgress } from '../../reports/progress/progress.ts';
import { messageOf } from '../../support/problem.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { BankWitness, controlOf } from './bank-witness.ts';
import { forbidsClicks, forbidsScenarios } from './forbids-scenarios.ts';
import { gatherJobRuns } from './gathering/gather-job-runs.ts';
import { gatherLogs } from './gathering/gather-logs.ts';
import { keptEnvironment } from './kept-environment.ts';
import { type LookOptions, lookAfter, lookBefore } from './look-at-environment.ts';
import { play } from './play.ts';
import { stageSample } from './stage-sample.ts';

/** What a rehearsal is carried out with. */
export interface RehearsalOptions extends LookOptions {
  supervisor: Supervisor;
  playwright: string;
  incident?: string;
  only?: string;
  pictures: boolean;
  traces: boolean;
  headed: boolean;
  /** What the team changes in the rules: what it waives keeps nobody from playing. */
  rules: Rules;
  /** Whether the bank calls the staged platform back. */
  callbacks: boolean;
  say: (text: string) => void;
  /** Told of what happens, as it happens. */
  onProgress: (happened: JournalEntry | ReadinessProgress) => void;
  /** Told as soon as the environment is known: the verdict needs it also when the run ends early. */
  onEnvironment: (environment: Environment) => void;
}

/**
 * Carries a run out: stages the platform where the environment asks for it, checks readiness, plays the scenarios
 * unless readiness forbids it. In a run against a version of the bank, only an unproved identity forbids it, so that the
 * step which breaks is seen. Everything it learns is in the run's folder. Resolves with what kept the scenarios from
 * being played at all, if anything did that readiness does not tell.
 */
export async function rehearse(options: RehearsalOptions): Promise<string | null> {
  const { source, record, rules, onEnvironment } = options;
  const { bankVersion } = record.run;
  const variables = source.staged ? await stageSample(options) : {};
  const environment = source.load(variables);
  onEnvironment(environment);
  await writeArtefact(record.folder.environment, keptEnvironment(environment));
  const readiness = await lookBefore(environment, options);
  if (bankVersion === null ? forbidsScenarios(readiness, rules) : forbidsClicks(readiness)) return null;
  const trouble = await playAgainstBank(environment, options, variables);
  options.signal.throwIfAborted();
  await lookAfter(environment, options);
  return trouble;
}

/** Plays the scenarios with the bank in the version of this run, and has the bank say what it saw. */
async function playAgainstBank(
  environment: Environment,
  options: RehearsalOptions,
  variables: Record<string, string>,
): Promise<string | null> {
  const { source, record } = options;
  const { bankVersion } = record.run;
  await using _switched =
    source.staged || bankVersion === null ? null : await switchBank(environment, options, bankVersion);
  const witness = await BankWitness.begin(environment, record.run.id);
  const trouble = await play(options, variables, environment.protected);
  options.signal.throwIfAborted();
  await witness?.testify(record.folder);
  const gathering = {
    environment,
    folder: record.folder,
    project: options.project,
    staged: source.staged,
    signal: options.signal,
  };
  await Promise.all([gatherLogs(gathering), gatherJobRuns(gathering)]);
  return trouble;
}

/** Lets a bank that was there before speak a version to this run; what it spoke comes back when this is disposed of. */
async function switchBank(
  { bank }: Environment,
  { record, say }: RehearsalOptions,
  version: string,
): Promise<AsyncDisposable | null> {
  if (bank === null) return null;
  const control = controlOf(bank, record.run.id);
  await control.switchVersion(version);
  const undo = () => control.undo().catch((error: unknown) => say(messageOf(error)));
  return { [Symbol.asyncDispose]: undo };
}
