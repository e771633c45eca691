import type { Environment } from '../../../model/environment.ts';
import type { RunFolder } from '../../../model/run-folder.ts';

/** What is gathered with after the scenarios were played. */
export interface GatherOptions {
  environment: Environment;
  folder: RunFolder;
  /** Where relative paths of a definition begin. */
  project: string;
  /** Whether the run started the platform itself: then its logs are in the run's folder. */
  staged: boolean;
  /** Aborted when the user wants it to stop. */
  signal: AbortSignal;
}
