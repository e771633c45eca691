import type { BankChanges } from '../model/bank-changes.ts';
import type { EarlierRuns } from '../model/earlier-runs.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Readiness } from '../model/finding.ts';
import type { Run } from '../model/run.ts';
import type { Surge } from '../model/surge.ts';
import type { Told } from '../model/told.ts';
import type { Verdict } from '../model/verdict.ts';
import type { EnvironmentSummary } from './environment-summary.ts';
import type { LastGo } from './run-sheet/last-go.ts';
import type { UnderstudyOffer } from './understudy/offer.ts';

/** All that the reports are made from: the run's artefacts as far as they could be read. Rendering it is pure. */
export interface ReportInput {
  run: Run;
  environment: EnvironmentSummary | null;
  readiness: Readiness | null;
  /** What the environment answered after the scenarios; `null` or left out where it was not asked again. */
  readinessAfter?: Readiness | null;
  evidence: Evidence | null;
  verdict: Verdict | null;
  /** Who was told of the verdict; `null` where nobody was to be told yet. */
  told: Told | null;
  /** What the ledger told of the runs before this one; `null` where that was not kept. */
  earlierRuns: EarlierRuns | null;
  /** What changed in the bank's contract; `null` where two versions of it were not compared. */
  bankChanges: BankChanges | null;
  /** What the newest surge of it came to; `null` or left out where there was none. */
  surge?: Surge | null;
  /** Which of the earlier runs have a page in a folder beside this one, by their ids. */
  runsBeside: ReadonlySet<string>;
  /** The run says that it goes on, and its conductor is gone. */
  cutOff: boolean;
  /** What could not be read, or not be told, in sentences. */
  notes: readonly string[];
  /** The show for when the live demo fails, once it is known where it is. */
  understudy?: UnderstudyOffer | null;
  /** The run sheet of the last run that went, for one that did not; `null` where none is known. */
  lastGo?: LastGo | null;
  /** Which files and folders beside the page are there, by their path in the run's folder, with forward slashes. */
  present: ReadonlySet<string>;
}
