import { join } from 'node:path';
import type { EnvironmentSource } from '../../environments/load.ts';
import { browserEndpoint } from '../../environments/remote-browser.ts';
import type { Environment } from '../../model/environment.ts';
import type { JournalEntry } from '../../model/journal.ts';
import type { Rules } from '../../model/rules-file.ts';
import { partyOf } from '../../model/run.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import type { ReadinessProgress } from '../../reports/progress/progress.ts';
import { messageOf } from '../../support/problem.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { ensureSignedIn } from '../access/ensure-signed-in.ts';
import { cleanUpEarlier } from '../clean-up/clean-up-earlier.ts';
import { expectLeftOvers } from '../clean-up/clean-up-run.ts';
import { cleanedText } from '../clean-up/text.ts';
import { BankWitness, controlOf } from './bank-witness.ts';
import { forbidsClicks, forbidsScenarios } from './forbids-scenarios.ts';
import { gatherJobRuns } from './gathering/gather-job-runs.ts';
import { gatherLogs } from './gathering/gather-logs.ts';
import { keptEnvironment } from './kept-environment.ts';
import { type LookOptions, lookAfter, lookBefore } from './look-at-environment.ts';
import { play } from './play.ts';
import { whyNoBrowser } from './reach-browser.ts';
import type { RunRecord } from './run-record.ts';

/** What the scenarios of a run, or of one shard of it, are played with. */
export interface PlayingOptions {
  project: string;
  source: EnvironmentSource;
  record: RunRecord;
  supervisor: Supervisor;
  playwright: string;
  only?: string;
  pictures: boolean;
  traces: boolean;
  headed: boolean;
  say: (text: string) => void;
  /** Told of what happens, as it happens. */
  onProgress: (happened: JournalEntry | ReadinessProgress) => void;
  /** Aborted when the user wants it to stop: nothing is written or told after that. */
  signal: AbortSignal;
}

/** What a rehearsal is carried out with. */
export interface RehearsalOptions extends PlayingOptions, Pick<LookOptions, 'lastGo' | 'newestEvidence'> {
  incident?: string;
  /** What the team changes in the rules: what it waives keeps nobody from playing. */
  rules: Rules;
  /** Whether the bank calls the staged platform back. */
  callbacks: boolean;
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
  const { environment, variables, isForbidden } = await lookBeforePlaying(options);
  if (isForbidden) return null;
  const trouble = await playAgainstBank(environment, options, variables);
  options.signal.throwIfAborted();
  await lookAfter(environment, options);
  return trouble;
}

/** An environment that was looked at, and whether nobody may click in it. */
export interface LookedAt {
  environment: Environment;
  /** What its definition reads besides the process's own variables. */
  variables: Record<string, string>;
  isForbidden: boolean;
}

/** What comes before the scenarios: stages the platform where the environment asks for it, and checks readiness. */
export async function lookBeforePlaying(options: RehearsalOptions): Promise<LookedAt> {
  const { source, record, rules, onEnvironment } = options;
  const { bankVersion } = record.run;
  const variables = source.staged ? await (await import('./stage-sample.ts')).stageSample(options) : {};
  const environment = source.load(variables);
  onEnvironment(environment);
  await writeArtefact(record.folder.environment, keptEnvironment(environment));
  // Behind a sign-in nothing can be asked without one, not even which place it is.
  await ensureSignedIn(environment, options);
  const readiness = await lookBefore(environment, options);
  const isForbidden = bankVersion === null ? forbidsScenarios(readiness, rules) : forbidsClicks(readiness);
  if (!source.staged) {
    // Whoever is not sure which place it is takes nothing away there.
    if (!forbidsClicks(readiness)) await cleanUpBefore(environment, options);
    await expectLeftOvers(environment, record.folder);
  }
  return { environment, variables, isForbidden };
}

/** What runs before this one left, those that were killed. */
async function cleanUpBefore(environment: Environment, { record, project, say }: RehearsalOptions): Promise<void> {
  const reports = join(record.folder.path, '../..');
  for (const cleaned of await cleanUpEarlier(environment, reports, project)) say(`Left by ${cleanedText(cleaned)}`);
}

/** Plays the scenarios, or a shard's part of them, with the bank in the version of this run, and has the bank say what it saw. */
export async function playAgainstBank(
  environment: Environment,
  options: PlayingOptions,
  variables: Record<string, string>,
): Promise<string | null> {
  const { source, record } = options;
  const { bankVersion, tools } = record.run;
  const endpoint = browserEndpoint(environment, source.variables);
  const unreachable = endpoint === null ? null : await whyNoBrowser(endpoint, tools.playwright ?? '');
  if (unreachable !== null) return unreachable;
  await using _switched =
    source.staged || bankVersion === null ? null : await switchBank(environment, options, bankVersion);
  const witness = await BankWitness.begin(environment, partyOf(record.run));
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
  { record, say }: PlayingOptions,
  version: string,
): Promise<AsyncDisposable | null> {
  if (bank === null) return null;
  const control = controlOf(bank, partyOf(record.run));
  await control.switchVersion(version);
  const undo = () => control.undo().catch((error: unknown) => say(messageOf(error)));
  return { [Symbol.asyncDispose]: undo };
}
