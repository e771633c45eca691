import type { Scenario } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { goesAhead } from '../../model/goes-ahead.ts';
import type { ReportInput } from '../report-input.ts';
import { legible, onOneLine } from '../words/legible-text.ts';
import { momentOf } from '../words/moment.ts';
import { type VerdictCase, verdictCases } from './verdict-cases.ts';

const SPEC_VERSION = '1.0.0';

const STATUS = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  'cut-off': 'other',
  pass: 'passed',
  warn: 'passed',
  fail: 'failed',
  unknown: 'other',
  unanswered: 'other',
} as const satisfies Record<Scenario['status'] | Finding['status'] | VerdictCase['status'], CtrfStatus>;

type CtrfStatus = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

export interface CtrfTest {
  testId: string;
  name: string;
  status: CtrfStatus;
  rawStatus: string;
  duration: number;
  start?: number;
  stop?: number;
  suite: [string];
  message?: string;
  type: string;
  retries?: number;
  flaky?: boolean;
  retryAttempts?: { attempt: number; status: CtrfStatus; message: string }[];
  steps?: { name: string; status: CtrfStatus; extra: { durationMs: number } }[];
  attachments?: { name: string; contentType: string; path: string }[];
}

export interface CtrfReport {
  reportFormat: 'CTRF';
  specVersion: string;
  runId: string;
  timestamp: string;
  generatedBy: 'rehearse';
  results: {
    tool: { name: 'rehearse' };
    summary: Record<CtrfStatus, number> & { tests: number; flaky: number; suites: number; start: number; stop: number };
    tests: CtrfTest[];
    environment: { testEnvironment: string; commit?: string; branchName?: string; healthy?: boolean };
  };
  extra: { outcome: string | null; reason: string | null };
}

/** The run as a Common Test Report Format report: the verdict, the environment's checks and the scenarios as tests. */
export function renderCtrf(input: ReportInput): CtrfReport {
  const { run, readiness, evidence, verdict } = input;
  const judgedAt = Date.parse(momentOf(input).at);
  const tests = [
    ...verdictCases(input).map((part, index) => verdictTest(part, index, judgedAt)),
    ...(readiness?.findings ?? []).map(checkTest),
    ...(evidence?.scenarios ?? []).map(scenarioTest),
  ];
  const count = (status: CtrfStatus) => tests.filter((test) => test.status === status).length;
  const start = Date.parse(run.startedAt);
  const lastKnown = Math.max(start, ...tests.map(({ stop = start }) => stop));
  return {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    runId: onOneLine(run.id),
    timestamp: run.endedAt ?? new Date(lastKnown).toISOString(),
    generatedBy: 'rehearse',
    results: {
      tool: { name: 'rehearse' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: count('pending'),
        other: count('other'),
        flaky: tests.filter(({ flaky }) => flaky === true).length,
        suites: new Set(tests.map(({ suite }) => suite[0])).size,
        start,
        stop: run.endedAt === null ? lastKnown : Date.parse(run.endedAt),
      },
      tests,
      environment: {
        testEnvironment: onOneLine(run.environment),
        ...(run.git === null ? {} : { commit: onOneLine(run.git.commit), branchName: onOneLine(run.git.branch) }),
        ...(verdict === null ? {} : { healthy: goesAhead(verdict.outcome) }),
      },
    },
    extra: { outcome: verdict?.outcome ?? null, reason: verdict === null ? null : legible(verdict.summary) },
  };
}

function verdictTest({ rule, name, status, message, details }: VerdictCase, index: number, at: number): CtrfTest {
  return {
    testId: onOneLine(`verdict/${index}/${rule}`),
    name: onOneLine(name) || rule,
    status: STATUS[status],
    rawStatus: status,
    duration: 0,
    start: at,
    stop: at,
    suite: ['verdict'],
    type: 'verdict',
    message: legible(`${message}\n${details}`.trim()),
  };
}

function checkTest(finding: Finding): CtrfTest {
  const stop = Date.parse(finding.observedAt);
  return {
    testId: onOneLine(finding.id),
    name: onOneLine(finding.id) || 'check',
    status: STATUS[finding.status],
    rawStatus: finding.status,
    duration: finding.durationMs,
    start: stop - finding.durationMs,
    stop,
    suite: ['readiness'],
    type: 'readiness',
    ...(finding.status === 'pass' ? {} : { message: legible(`${finding.observed}. ${finding.remedy}`) }),
  };
}

function scenarioTest(scenario: Scenario): CtrfTest {
  const message = scenario.diagnoses[0]?.cause ?? scenario.error;
  const start = scenario.startedAt === null ? undefined : Date.parse(scenario.startedAt);
  const { attempts, earlierErrors } = scenario;
  return {
    testId: onOneLine(scenario.id),
    name: onOneLine(scenario.title) || scenario.id,
    status: STATUS[scenario.status],
    rawStatus: scenario.status,
    duration: scenario.durationMs,
    ...(start === undefined ? {} : { start, stop: start + scenario.durationMs }),
    suite: ['scenarios'],
    type: 'e2e',
    ...(message === undefined ? {} : { message: legible(message) }),
    retries: Math.max(0, attempts - 1),
    flaky: attempts > 1 && scenario.status === 'passed',
    // The format has no list of attempts without any.
    ...(earlierErrors.length === 0 ? {} : { retryAttempts: attemptsOf(earlierErrors) }),
    steps: scenario.steps.map(({ title, status, durationMs }) => ({
      name: onOneLine(title),
      status: STATUS[status],
      extra: { durationMs },
    })),
    attachments: attachmentsOf(scenario),
  };
}

function attemptsOf(errors: readonly string[]): NonNullable<CtrfTest['retryAttempts']> {
  return errors.map((error, index) => ({ attempt: index + 1, status: 'failed', message: legible(error) }));
}

function attachmentsOf({ steps, trace }: Scenario): NonNullable<CtrfTest['attachments']> {
  const pictures = steps.flatMap(({ title, screenshots }) =>
    screenshots.map((path) => ({
      name: onOneLine(title),
      contentType: contentTypeOf(path),
      path: path.toWellFormed(),
    })),
  );
  const traces =
    trace === undefined ? [] : [{ name: 'trace', contentType: 'application/zip', path: trace.toWellFormed() }];
  return [...pictures, ...traces];
}

function contentTypeOf(path: string): string {
  return /\.jpe?g$/i.test(path) ? 'image/jpeg' : 'image/png';
}
