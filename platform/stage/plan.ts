import { PART_NAMES, type PartName } from './parts.ts';

/** How one part is started, as far as that differs from how it should be. */
export interface PlannedPart {
  /** Whether it exists at all; a part never deployed doesn't. */
  started: boolean;
  /** Whether it is killed as soon as all parts listen. */
  crashes: boolean;
  /** The variables it is not given. */
  withheld: readonly string[];
  /** The variables it is given with other values, or besides. */
  replaced: Readonly<Record<string, string>>;
  /** Whether it is led to another, empty database on the same server. */
  otherDatabase: boolean;
}

/** What customers come through to the portal. */
export interface PlannedEdge {
  /** `ends-soon`: in three hours. */
  certificate: 'sound' | 'expired' | 'ends-soon' | 'other-name' | 'other-authority';
  /** The headers that it takes out of the portal's answers, or does not add, in lower case. */
  withoutHeaders: readonly string[];
}

/** What is done to the database once its services listen. */
export interface PlannedDatabase {
  /** Whether it is taken away. */
  takenDown: boolean;
  /** The migrations, by the beginning of their names (`0005`), that it does not know of. */
  withoutMigrations: readonly string[];
  /** Whether the customer that the demo is about is not there. */
  withoutCustomer: boolean;
  /** How many connections may be open to it; the server's own limit when `null`. */
  connectionLimit: number | null;
  /** How many applications wait for the bank's decision, which the bank knows nothing of. */
  waitingApplications: number;
  /** How long ago the last stored run of the status-poller ended; none is stored besides its own when `null`. */
  lastPollEndedMsAgo: number | null;
}

/** The repository that the platform is deployed from, and what became of its deployment pipeline. */
export interface PlannedPipeline {
  /** Whether its configuration is in the repository; `changed` and `deleted` since yesterday. */
  configuration: 'there' | 'changed' | 'deleted';
  /** Whether the newest commit is one that was never deployed. */
  undeployedCommit: boolean;
  enabled: boolean;
  lastRun: 'succeeded' | 'failed' | 'running' | 'none';
}

/** What surrounds the platform, and what it does not consist of. */
export interface PlannedSurroundings {
  /** All flags there are, and how they stand. */
  flags: Readonly<Record<string, boolean>>;
  /** The parts whose log nobody collects. */
  uncollectedLogs: readonly PartName[];
  /** The pages of the documentation that are gone, such as `runbook`. */
  missingPages: readonly string[];
}

/** How long what services were given stays valid. Milliseconds from the staging on; negative when it is over. */
export interface PlannedPapers {
  /** Onboarding's LICENCE. */
  licenceEndsInMs: number;
  /** Onboarding's SIGNING_CERTIFICATE. */
  signingCertificateEndsInMs: number;
}

/** How the platform and what surrounds it are staged. */
export interface StagePlan {
  parts: Readonly<Record<PartName, PlannedPart>>;
  edge: PlannedEdge;
  database: PlannedDatabase;
  pipeline: PlannedPipeline;
  surroundings: PlannedSurroundings;
  papers: PlannedPapers;
  /** The variables that a definition of the environment is handed with other values, or besides. */
  handedOut: Readonly<Record<string, string>>;
}

const DAY_MS = 86_400_000;
const soundPart: PlannedPart = { started: true, crashes: false, withheld: [], replaced: {}, otherDatabase: false };

/** The plan in which nothing is wrong. */
export function soundPlan(): StagePlan {
  return {
    parts: {
      portal: soundPart,
      onboarding: soundPart,
      payments: soundPart,
      'status-poller': soundPart,
      edge: soundPart,
      bank: soundPart,
    },
    edge: { certificate: 'sound', withoutHeaders: [] },
    database: {
      takenDown: false,
      withoutMigrations: [],
      withoutCustomer: false,
      connectionLimit: null,
      waitingApplications: 0,
      lastPollEndedMsAgo: null,
    },
    pipeline: { configuration: 'there', undeployedCommit: false, enabled: true, lastRun: 'succeeded' },
    surroundings: {
      flags: { 'business-accounts': true, 'instant-payments': true, 'maintenance-banner': false },
      uncollectedLogs: [],
      missingPages: [],
    },
    papers: { licenceEndsInMs: 180 * DAY_MS, signingCertificateEndsInMs: 365 * DAY_MS },
    handedOut: {},
  };
}

/** The plan with one part started differently. */
export function changePart(plan: StagePlan, name: PartName, change: Partial<PlannedPart>): StagePlan {
  return { ...plan, parts: { ...plan.parts, [name]: { ...plan.parts[name], ...change } } };
}

/** What of a plan besides the parts. */
type Surrounding = Exclude<keyof StagePlan, 'parts'>;

/** The plan with something besides its parts staged differently. */
export function change<Name extends Surrounding>(
  plan: StagePlan,
  name: Name,
  difference: Partial<StagePlan[Name]>,
): StagePlan {
  return { ...plan, [name]: { ...plan[name], ...difference } };
}

/** The parts that a plan leaves out. */
export function absentParts({ parts }: StagePlan): PartName[] {
  return PART_NAMES.filter((name) => !parts[name].started);
}

/** The variables a part is really given. */
export function plannedVariables(
  { withheld, replaced }: PlannedPart,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const given = Object.entries({ ...variables, ...replaced });
  return Object.fromEntries(given.filter(([name]) => !withheld.includes(name)));
}
