import { join } from 'node:path';

/** Where everything of one run lies; stages meet only in these files. */
export interface RunFolder {
  readonly path: string;
  readonly run: string;
  readonly environment: string;
  readonly readiness: string;
  readonly readinessAfter: string;
  /** What was deployed and configured before the scenarios, and after them. */
  readonly fingerprint: string;
  readonly fingerprintAfter: string;
  readonly journal: string;
  /** The platform's calls at the mock bank with their answers, one a line (model/bank-exchange.ts). */
  readonly bankExchanges: string;
  readonly evidence: string;
  readonly verdict: string;
  /** Who was told of the verdict. */
  readonly told: string;
  readonly postMortem: string;
  /** What changed in the bank's contract, where two versions of it were compared. */
  readonly bankChanges: string;
  /** What the ledger told of the runs before this one. */
  readonly earlierRuns: string;
  /** What its newest surge came to (model/surge.ts). */
  readonly surge: string;
  readonly page: string;
  /** What the presenter holds in hand. */
  readonly runSheet: string;
  /** The run as a show in one file, for when the live demo fails. */
  readonly understudy: string;
  readonly summary: string;
  readonly junit: string;
  readonly ctrf: string;
  readonly badge: string;
  readonly attachments: string;
  readonly traces: string;
  readonly allureResults: string;
  readonly allureReport: string;
  readonly playwright: string;
  /** Where several machines play the run: what they are to play, and the journal as it was before they did. */
  readonly begun: string;
  readonly begunJournal: string;
  /** What each shard left: shards/<number>/<attempt>/, each laid out like a run's folder. */
  readonly shards: string;
  /** In a shard's folder: what Playwright's own report is merged from. */
  readonly blobReport: string;
}

/** The names in a run's folder, fixed because other tools rely on them. */
export function runFolder(path: string): RunFolder {
  return {
    path,
    run: join(path, 'run.json'),
    environment: join(path, 'environment.json'),
    readiness: join(path, 'readiness.json'),
    readinessAfter: join(path, 'readiness-after.json'),
    fingerprint: join(path, 'fingerprint.json'),
    fingerprintAfter: join(path, 'fingerprint-after.json'),
    journal: join(path, 'journal.jsonl'),
    bankExchanges: join(path, 'bank-exchanges.jsonl'),
    evidence: join(path, 'evidence.json'),
    verdict: join(path, 'verdict.json'),
    told: join(path, 'told.json'),
    postMortem: join(path, 'post-mortem.md'),
    bankChanges: join(path, 'bank-changes.json'),
    earlierRuns: join(path, 'earlier-runs.json'),
    surge: join(path, 'surge.json'),
    page: join(path, 'index.html'),
    runSheet: join(path, 'run-sheet.html'),
    understudy: join(path, 'understudy.html'),
    summary: join(path, 'summary.md'),
    junit: join(path, 'junit.xml'),
    ctrf: join(path, 'ctrf-report.json'),
    badge: join(path, 'badge.svg'),
    attachments: join(path, 'attachments'),
    traces: join(path, 'traces'),
    allureResults: join(path, 'allure-results'),
    allureReport: join(path, 'allure-report'),
    playwright: join(path, 'playwright'),
    begun: join(path, 'begun.json'),
    begunJournal: join(path, 'begun.jsonl'),
    shards: join(path, 'shards'),
    blobReport: join(path, 'blob-report'),
  };
}
