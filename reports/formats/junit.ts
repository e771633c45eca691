import type { Scenario } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReportInput } from '../report-input.ts';
import { onOneLine } from '../words/legible-text.ts';
import { momentOf } from '../words/moment.ts';
import { headlineOf } from '../words/standing.ts';
import { type VerdictCase, verdictCases } from './verdict-cases.ts';
import { element, xmlText } from './xml.ts';

type Result = 'passed' | 'failed' | 'errored' | 'skipped';
interface TestCase {
  result: Result;
  seconds: number;
  xml: string;
}

/**
 * JUnit XML for a CI's test viewer: a suite of the verdict, one of the environment's checks and one of the scenarios.
 * What could not be answered or was cut off is an error, not a failure.
 */
export function renderJunit(input: ReportInput): string {
  const { run, readiness, evidence } = input;
  const verdict = verdictCases(input).map(verdictCase);
  const checks = (readiness?.findings ?? []).map(checkCase);
  const scenarios = (evidence?.scenarios ?? []).map(scenarioCase);
  const suites = [
    suite('verdict', verdict, momentOf(input).at, circumstances(input)),
    suite('readiness', checks, readiness?.startedAt ?? run.startedAt),
    suite('scenarios', scenarios, run.startedAt),
  ];
  const name = onOneLine(`rehearse ${run.environment} ${run.id}`);
  const { time, tests, failures, errors } = totals([...verdict, ...checks, ...scenarios]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name, time, tests, failures, errors }, suites)}\n`;
}

/** What the run was, as a suite's properties. */
function circumstances(input: ReportInput): string[] {
  const { run } = input;
  const properties = {
    run: run.id,
    environment: run.environment,
    outcome: headlineOf(input).standing,
    ...(run.demo.at === null ? {} : { demo: run.demo.at }),
    ...(run.git === null ? {} : { commit: run.git.commit, branch: run.git.branch }),
    ...(run.incident === null ? {} : { incident: run.incident }),
  };
  const property = ([name, value]: [string, string]) => element('property', { name, value: onOneLine(value) });
  return [element('properties', {}, Object.entries(properties).map(property))];
}

function suite(name: string, cases: readonly TestCase[], startedAt: string, before: readonly string[] = []): string {
  const timestamp = startedAt.slice(0, 19);
  const xml = [...before, ...cases.map((testCase) => testCase.xml)];
  return element('testsuite', { name, ...totals(cases), skipped: count(cases, 'skipped'), timestamp }, xml);
}

function totals(cases: readonly TestCase[]) {
  return {
    tests: cases.length,
    failures: count(cases, 'failed'),
    errors: count(cases, 'errored'),
    time: cases.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3),
  };
}

function count(cases: readonly TestCase[], result: Result): number {
  return cases.filter((testCase) => testCase.result === result).length;
}

function verdictCase({ rule, name, status, message, details }: VerdictCase): TestCase {
  const result = ({ passed: 'passed', failed: 'failed', unanswered: 'errored' } as const)[status];
  const children = [
    ...outcome(result, status, message, details),
    ...(result === 'passed' ? [element('system-out', {}, [xmlText(`${message}\n${details}`.trim())])] : []),
  ];
  return testCase(name, `verdict.${rule}`, 0, result, children);
}

function checkCase(finding: Finding): TestCase {
  const result = ({ pass: 'passed', warn: 'passed', fail: 'failed', unknown: 'errored' } as const)[finding.status];
  const details = [
    `expected: ${finding.expected}`,
    `observed: ${finding.observed}`,
    `source: ${finding.source}`,
    `owner: ${finding.owner.name}, ${finding.owner.contact}`,
    `what to do: ${finding.remedy}`,
  ].join('\n');
  const children = [
    ...outcome(result, finding.status, `${finding.subject}: ${finding.observed}`, details),
    ...(finding.status === 'warn' ? [element('system-out', {}, [xmlText(`warning\n${details}`)])] : []),
  ];
  return testCase(finding.id, `readiness.${finding.check}`, finding.durationMs, result, children);
}

function scenarioCase(scenario: Scenario): TestCase {
  const result = ({ passed: 'passed', failed: 'failed', skipped: 'skipped', 'cut-off': 'errored' } as const)[
    scenario.status
  ];
  const diagnosis = scenario.diagnoses[0];
  const message = diagnosis?.cause ?? scenario.error ?? (scenario.status === 'cut-off' ? 'cut off' : scenario.status);
  const details = [
    ...scenario.diagnoses.map(
      ({ milestone, cause, owner, remedy }) =>
        `missing: ${milestone}\ncause: ${cause}\nowner: ${owner.name}, ${owner.contact}\nwhat to do: ${remedy}`,
    ),
    ...(scenario.error === undefined ? [] : [scenario.error]),
  ].join('\n\n');
  const earlier = scenario.earlierErrors.map((error, index) => `attempt ${index + 1} failed with: ${error}`);
  const children = [
    ...outcome(result, scenario.status, message, details),
    ...(earlier.length > 0 ? [element('system-out', {}, [xmlText(earlier.join('\n\n'))])] : []),
  ];
  return testCase(scenario.title, `scenarios.${scenario.id}`, scenario.durationMs, result, children);
}

function testCase(name: string, classname: string, durationMs: number, result: Result, children: string[]): TestCase {
  const seconds = durationMs / 1000;
  const xml = element(
    'testcase',
    { name: onOneLine(name), classname: onOneLine(classname), time: seconds.toFixed(3) },
    children,
  );
  return { result, seconds, xml };
}

function outcome(result: Result, type: string, message: string, details: string): string[] {
  if (result === 'passed') return [];
  const name = { failed: 'failure', errored: 'error', skipped: 'skipped' }[result];
  return [element(name, { type, message: onOneLine(message, 400) }, details === '' ? [] : [xmlText(details)])];
}
