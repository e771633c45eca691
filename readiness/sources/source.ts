import type { DeclarationOf, SourceKind } from '../../model/environment/source.ts';
import type { Environment } from '../../model/environment.ts';
import type { Clock } from '../../support/clock.ts';
import type {
  CapacityFact,
  ClockFact,
  CommitFact,
  ConfigurationFact,
  FileFact,
  FlagFact,
  JobFact,
  ProcessFact,
  Reading,
  VersionFact,
  WorkflowFact,
} from './facts.ts';
import type { Ask, Reply } from './http.ts';

/**
 * A place where something can be seen. A source offers the facts it can know and leaves out the others. None of its
 * methods rejects, and no reason it gives quotes what it read: what a place holds may be secret.
 */
export interface Source {
  /** The place as a person would name it, without secrets. */
  readonly place: string;
  version?(): Promise<Reading<VersionFact>>;
  configuration?(): Promise<Reading<ConfigurationFact>>;
  /** Asked anew each time: a job moves on. */
  job?(): Promise<Reading<JobFact>>;
  process?(): Promise<Reading<ProcessFact>>;
  time?(): Promise<Reading<ClockFact>>;
  capacity?(): Promise<Reading<readonly CapacityFact[]>>;
  /** Whether a text is found in the log. Asked anew each time. */
  logged?(text: string): Promise<Reading<boolean>>;
  /**
   * The lines of the log in which a text is found, the last ones, at most so many. They are what somebody else wrote:
   * whoever keeps them must cut and redact them.
   */
  logLines?(text: string, most: number): Promise<Reading<readonly string[]>>;
  /** One value: a text, a number, a boolean or `null`; anything else counts as unreadable. */
  value?(): Promise<Reading<string | number | boolean | null>>;
  file?(path: string, ref: string): Promise<Reading<FileFact>>;
  workflow?(name: string): Promise<Reading<WorkflowFact>>;
  /** The commit that a branch, tag or short id points to. */
  commit?(ref: string): Promise<Reading<string>>;
  /** Who made a commit that is known by its id. */
  change?(commit: string): Promise<Reading<CommitFact>>;
  /** Whether `commit` is `ancestor`, or came after it. */
  contains?(commit: string, ancestor: string): Promise<Reading<boolean>>;
  flag?(name: string): Promise<Reading<FlagFact>>;
}

/** A fact that a source can be asked for. */
export type FactName = Exclude<keyof Source, 'place'>;

/** What a source is opened with. */
export interface SourceContext {
  environment: Environment;
  /** The service, job, pipeline or flag that it is asked about: what `{name}` stands for. */
  name: string;
  clock: Clock;
  /** Where relative paths begin. */
  project: string;
  /** The key of the fingerprints that our own sources take of values. */
  fingerprintKey: string;
  /** Asks an address, within the limits of its host and of the whole. */
  ask(request: Ask): Promise<Reply>;
  /** Aborted when the time for all checks is over: what still runs must end. */
  signal: AbortSignal;
}

/** Opens one kind of source. What needs a library is imported by it, so that it is loaded only when used. */
export type OpenSource<Kind extends SourceKind> = (declaration: DeclarationOf<Kind>, context: SourceContext) => Source;
