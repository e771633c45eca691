import type { HeldKey, JobReport, ProcessReport } from '../../model/operations.ts';

/** What was read at a place, or why it can't be read: in our own words, which hold nothing of what the place holds. */
export type Reading<Value> = { place: string } & ({ read: true; value: Value } | { read: false; reason: string });

/** What is deployed of a service or job. What a source can't tell is `null`. */
export interface VersionFact {
  commit: string | null;
  build: string | null;
  /** An image with its tag or digest. */
  image: string | null;
  /** What it calls itself, where it says so. */
  service?: string;
  /** Where it says that it runs. */
  environment: { name: string; id: string } | null;
  /** Since when it has been deployed as it is, where the place knows. */
  since?: string;
}

/** The keys that a service or job holds. Values stay where they are: only traits and keyed fingerprints come out. */
export interface ConfigurationFact {
  keys: readonly HeldKey[];
  /** Whether a key that is not among them is known not to be set, rather than not told. */
  complete: boolean;
  /** Keys that are given from where the source can't see, so that it does not know whether they are set. */
  untold?: readonly string[];
  /** Why a part of it could not be read, where any key that is not among them may be in that part. */
  unread?: string;
  /** Names the key of the fingerprints: only fingerprints under the same key can be compared. */
  fingerprintKeyId: string | null;
}

/** How a job is scheduled, and how it last ran. What a source can't tell is `null`. */
export interface JobFact {
  schedule: string | null;
  timeZone: string | null;
  enabled: boolean;
  /** Why nothing starts it, where it is not enabled and the source knows. */
  disabledBecause: string | null;
  /** Whether the source knows of runs at all: without it `lastRun` says nothing. */
  tellsRuns: boolean;
  lastRun: JobReport['lastRun'];
}

export type ProcessFact = ProcessReport;

/** What a clock showed, and when it was asked and answered by our own. Epoch milliseconds. */
export interface ClockFact {
  shown: number;
  askedAt: number;
  answeredAt: number;
}

/** Something that can run out. */
export interface CapacityFact {
  name: string;
  free: number;
  total: number | null;
}

/** A commit: who made it, when, and what they said of it. */
export interface CommitFact {
  commit: string;
  at: string;
  author: string;
  subject: string;
}

/** A file of a repository at a ref. */
export interface FileFact {
  exists: boolean;
  /** The id of its content as git has it. */
  blob: string | null;
  /** The last commit that touched it; the one that deleted it, where it is gone. */
  lastChange: CommitFact | null;
  /** Where that commit moved it, where it is gone and the source can tell. */
  renamedTo: string | null;
}

/** A workflow as the host of a repository runs it. */
export interface WorkflowFact {
  enabled: boolean;
  /** Why it is not enabled, as far as the host tells. */
  disabledBecause: string | null;
  lastRun: {
    startedAt: string;
    outcome: 'succeeded' | 'failed' | 'cancelled' | 'running';
    commit: string | null;
    link: string | null;
  } | null;
}

/** A flag as it is evaluated. */
export interface FlagFact {
  exists: boolean;
  value: unknown;
}
