import { type EnvironmentSource, otherEnvironments } from '../../environments/load.ts';
import type { Environment } from '../../model/environment.ts';
import type { Readiness } from '../../model/finding.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { takeFingerprint } from '../../readiness/fingerprint/take-fingerprint.ts';
import type { LastGo, NewestEvidence } from '../../readiness/remembered.ts';
import { type CheckOptions, checkReadiness } from '../../readiness/run-checks.ts';
import type { ReadinessProgress } from '../../reports/progress/progress.ts';
import { systemClock } from '../../support/clock.ts';
import { neededUntil } from './needed-until.ts';
import type { RunRecord } from './run-record.ts';

/** What an environment is looked at with, in the course of a run. */
export interface LookOptions {
  project: string;
  source: EnvironmentSource;
  record: RunRecord;
  /** What earlier runs on this environment left. */
  lastGo: LastGo | null;
  newestEvidence: NewestEvidence;
  /** Told of what is found, as it is found. */
  onProgress: (happened: ReadinessProgress) => void;
  /** Aborted when the user wants it to stop: nothing is written or told after that. */
  signal: AbortSignal;
}

/** Whether an environment is fit to be rehearsed on, and what is deployed and configured there: both into the run's folder. */
export async function lookBefore(environment: Environment, options: LookOptions): Promise<Readiness> {
  const { record, onProgress, signal } = options;
  const ended = record.beginStage('readiness');
  const place = asStaged(environment, options);
  const how = howToCheck(options);
  const [readiness, fingerprint] = await Promise.all([
    checkReadiness(place, {
      ...how,
      onAsking: (questions) => onProgress({ kind: 'readiness-begun', questions }),
      onFinding: (finding) => onProgress({ kind: 'finding', finding }),
    }),
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
function asStaged(environment: Environment, { source, record }: LookOptions): Environment {
  const { bankVersion } = record.run;
  const { bank } = environment;
  if (!source.staged || bankVersion === null || bank === null) return environment;
  return { ...environment, bank: { ...bank, contract: bankVersion } };
}

function howToCheck({ project, record, lastGo, newestEvidence, signal }: LookOptions): CheckOptions {
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

/**
 * Looks whether the environment is still the one that was rehearsed on, and asks all questions again: what broke under the
 * scenarios explains why one failed, and what broke behind them is not there for the audience.
 */
export async function lookAfter(environment: Environment, options: LookOptions): Promise<void> {
  const { record, signal } = options;
  const place = asStaged(environment, options);
  const how = howToCheck(options);
  const ended = record.beginStage('readiness, once more');
  const [readiness, fingerprint] = await Promise.all([checkReadiness(place, how), takeFingerprint(place, how)]);
  signal.throwIfAborted();
  await writeArtefact(record.folder.readinessAfter, readiness);
  await writeArtefact(record.folder.fingerprintAfter, fingerprint);
  ended();
}
