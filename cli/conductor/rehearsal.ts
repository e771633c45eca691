import { mkdirSync } from 'node:fs';
import { type EnvironmentSource, otherEnvironments } from '../../environments/load.ts';
import type { Environment } from '../../model/environment.ts';
import type { Readiness } from '../../model/finding.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { stagePlatform } from '../../platform/stage/stage.ts';
import { takeFingerprint } from '../../readiness/fingerprint/take-fingerprint.ts';
import type { LastGo, NewestEvidence } from '../../readiness/remembered.ts';
import { type CheckOptions, checkReadiness } from '../../readiness/run-checks.ts';
import type { ReadinessProgress } from '../../reports/progress.ts';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { BankWitness, controlOf } from './bank-witness.ts';
import { stagingFor } from './incident.ts';
import { keptEnvironment } from './kept-environment.ts';
import { neededUntil } from './needed-until.ts';
import { noScenario } from './no-scenario.ts';
import { playScenarios } from './play-scenarios.ts';
import type { RunRecord } from './run-record.ts';
import { JournalTail } from './tail-journal.ts';

/** What a rehearsal is carried out with. */
export interface RehearsalOptions {
  project: string;
  source: EnvironmentSource;
  record: RunRecord;
  supervisor: Supervisor;
  playwright: string;
  incident?: string;
  only?: string;
  pictures: boolean;
  traces: boolean;
  headed: boolean;
  /** What earlier runs on this environment left. */
  lastGo: LastGo | null;
  newestEvidence: NewestEvidence;
  /** Whether the bank calls the staged platform back. */
  callbacks: boolean;
  say: (text: string) => void;
  /** Told of what happens, as it happens. */
  onProgress: (happened: JournalEntry | ReadinessProgress) => void;
  /** Told as soon as the environment is known: the verdict needs it also when the run ends early. */
  onEnvironment: (environment: Environment) => void;
  /** Aborted when the user wants it to stop: nothing is written or told after that. */
  signal: AbortSignal;
}

/**
 * Carries a run out: stages the platform where the environment asks for it, checks readiness, plays the scenarios
 * unless readiness forbids it. In a run against a version of the bank, only an unproved identity forbids it, so that the
 * step which breaks is seen. Everything it learns is in the run's folder. Resolves with what kept the scenarios from
 * being played at all, if anything did that readiness does not tell.
 */
export async function rehearse(options: RehearsalOptions): Promise<string | null> {
  const { source, record, onEnvironment } = options;
  const { bankVersion } = record.run;
  const variables = source.staged ? await stage(options) : {};
  const environment = source.load(variables);
  onEnvironment(environment);
  await writeArtefact(record.folder.environment, keptEnvironment(environment));
  const readiness = await check(environment, options);
  if (bankVersion === null ? forbidsScenarios(readiness) : forbidsClicks(readiness)) return null;
  await using _switched =
    source.staged || bankVersion === null ? null : await switchBank(environment, options, bankVersion);
  const witness = await BankWitness.begin(environment, record.run.id);
  const trouble = await play(options, variables, environment.protected);
  options.signal.throwIfAborted();
  await witness?.testify(record.folder);
  await lookAgain(environment, options);
  return trouble;
}

/** Whether the environment is so unfit, or so unproved, that nobody may click in it. */
export function forbidsScenarios({ findings }: Readiness): boolean {
  return findings.some(({ status, check }) => status === 'fail' || (status === 'unknown' && check === 'identity'));
}

/** Whether it is not even proved which environment this is. */
export function forbidsClicks({ findings }: Readiness): boolean {
  return findings.some(({ status, check }) => check === 'identity' && (status === 'fail' || status === 'unknown'));
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

async function stage({
  record,
  supervisor,
  incident,
  source,
  callbacks,
  say,
}: RehearsalOptions): Promise<Record<string, string>> {
  const ended = record.beginStage('staging');
  const { seed, bankVersion } = record.run;
  const staging = stagingFor(incident, say);
  const bankVariables = { ...staging.bankVariables, ...(bankVersion === null ? {} : { BANK_VERSION: bankVersion }) };
  const platform = await stagePlatform({
    ports: 'any',
    environmentName: source.name,
    news: callbacks ? 'callbacks' : 'polling',
    bankSeed: seed,
    logsFolder: `${record.folder.path}/logs`,
    supervisor,
    say,
    ...staging,
    bankVariables,
  });
  ended();
  return platform.variables;
}

async function check(environment: Environment, options: RehearsalOptions): Promise<Readiness> {
  const { record, onProgress, signal } = options;
  const ended = record.beginStage('readiness');
  const place = asStaged(environment, options);
  const how = howToCheck(options);
  const [readiness, fingerprint] = await Promise.all([
    checkReadiness(place, { ...how, onFinding: (finding) => onProgress({ kind: 'finding', finding }) }),
    takeFingerprint(place, how),
  ]);
  signal.throwIfAborted();
  await writeArtefact(record.folder.readiness, readiness);
  await writeArtefact(record.folder.fingerprint, fingerprint);
  ended();
  onProgress({ kind: 'readiness-ended', readiness });
  return readiness;
}

/** A bank that was staged to speak another version must speak that one: what comes of it is for the scenarios to show. */
function asStaged(environment: Environment, { source, record }: RehearsalOptions): Environment {
  const { bankVersion } = record.run;
  const { bank } = environment;
  if (!source.staged || bankVersion === null || bank === null) return environment;
  return { ...environment, bank: { ...bank, contract: bankVersion } };
}

function howToCheck({ project, record, lastGo, newestEvidence, signal }: RehearsalOptions): CheckOptions {
  const { at, slotMs } = record.run.demo;
  const until = neededUntil(at, slotMs, systemClock.now());
  return {
    project,
    lastGo,
    newestEvidence,
    signal,
    openEnvironment: otherEnvironments(project),
    ...(until === undefined ? {} : { neededUntil: until }),
  };
}

async function anyFailed({ journal }: RunFolder): Promise<boolean> {
  const { entries } = await readJournal(journal);
  return entries.some((entry) => entry.kind === 'scenario-ended' && entry.status === 'failed');
}

/**
 * Looks whether the environment is still the one that was rehearsed on. Where a scenario failed, all questions are asked
 * again, to tell a scenario that fails from an environment that broke under it.
 */
async function lookAgain(environment: Environment, options: RehearsalOptions): Promise<void> {
  const { record, signal } = options;
  const place = asStaged(environment, options);
  const how = howToCheck(options);
  const failed = await anyFailed(record.folder);
  // A run that was told to put the bank into another version has itself changed what it would look at.
  const compares = record.run.bankVersion === null;
  const ended = record.beginStage(failed ? 'readiness, once more' : 'fingerprint, once more');
  const [readiness, fingerprint] = await Promise.all([
    failed ? checkReadiness(place, how) : null,
    compares ? takeFingerprint(place, how) : null,
  ]);
  signal.throwIfAborted();
  if (readiness !== null) await writeArtefact(record.folder.readinessAfter, readiness);
  if (fingerprint !== null) await writeArtefact(record.folder.fingerprintAfter, fingerprint);
  ended();
}

async function play(
  options: RehearsalOptions,
  variables: Record<string, string>,
  isProtected: boolean,
): Promise<string | null> {
  const { project, record, supervisor, playwright, only, pictures, traces, headed, source, onProgress } = options;
  const ended = record.beginStage('scenarios');
  mkdirSync(record.folder.attachments, { recursive: true });
  const { run, folder } = record;
  const { seed, bankVersion } = run;
  const context = { runId: run.id, folder, environment: source.name, seed, bankVersion, pictures, traces, headed };
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
