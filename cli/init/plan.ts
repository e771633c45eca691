/** An expression of a definition, as it is written there. */
export type Expression = string;

/** A service as it will be written. */
export interface PlannedService {
  name: string;
  /** The variable that may say otherwise where it is. */
  variable: string;
  /** Where it is unless the variable says otherwise; `null` where only the variable can say. */
  url: string | null;
  /** Where all this comes from. */
  from: string;
  /** What of it is guessed, a sentence each. */
  guesses: readonly string[];
  /** Paths to ask; `null` where none is known, so that its first page is asked, and any answer of its own will do. */
  health: { live: string; ready: string } | null;
  /** Keys that it must hold, and where it is written that it must. */
  keys: readonly string[];
  keysFrom: string;
  uses: readonly string[];
  /** Where it is observed, where that is not as for all others. */
  sources: Expression | null;
  team: PlannedTeam | null;
}

/** A job as it will be written. */
export interface PlannedJob {
  name: string;
  schedule: string;
  timeZone: string | null;
  from: string;
  sources: Expression | null;
}

/** A pipeline as it will be written. */
export interface PlannedPipeline {
  name: string;
  path: string;
  ref: string;
  because: string;
  /** Where its runs can be looked at too, as a source; `null` where that is not known. */
  runsAt: Expression | null;
}

/** A team as it will be written. */
export interface PlannedTeam {
  /** What it is exported as. */
  identifier: string;
  name: string;
  contact: string;
  timeZone: string;
  workingHours: string;
  /** Where its name comes from. */
  from: string;
  /** Which of its keys are guessed. */
  guessed: readonly string[];
}

/** Where the platform of an environment is: on this machine, in a cluster, or where only people know. */
export type Whereabouts = 'here' | 'cluster' | 'elsewhere';

/** What will be written of an environment. */
export interface Plan {
  environment: string;
  whereabouts: Whereabouts;
  entrance: { name: string; because: string };
  services: readonly PlannedService[];
  /** Hosts at which all of its addresses must be. */
  hosts: readonly string[];
  /** Where services and jobs are observed, a source each. */
  sources: readonly Expression[];
  jobs: readonly PlannedJob[];
  pipelines: readonly PlannedPipeline[];
  team: PlannedTeam;
  teams: readonly PlannedTeam[];
  /** What is not asked about, and why: told in the definition, by what it is about. */
  notAsked: readonly string[];
}

/** What the user said, by flags or when asked. */
export interface Wishes {
  environment?: string | undefined;
  entrance?: string | undefined;
  url?: string | undefined;
  compose?: string | undefined;
  context?: string | undefined;
  namespace?: string | undefined;
  team?: string | undefined;
  contact?: string | undefined;
  timeZone?: string | undefined;
  hours?: string | undefined;
}
