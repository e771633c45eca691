import { dirname, isAbsolute, relative } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import type { JournalEntry, ScenarioStatus } from '../model/journal.ts';
import { appendToJournal } from '../model/journal-file.ts';
import { readRunContext } from '../model/run-context.ts';
import { FALLBACK_ANNOTATION, scenarioId } from '../model/scenario-id.ts';
import { isoTime } from '../support/clock.ts';
import { HeldBack } from './recording/held-back.ts';
import { recordedAction } from './recording/recorded-action.ts';
import { recordedError } from './recording/recorded-error.ts';

/**
 * A Playwright reporter that only writes: what happens, as it happens, into the run's journal. Without a run
 * it does nothing, so a plain `npx playwright test` is left alone.
 * The steps of the script are the `test.step`s a scenario calls itself; of what is within them, what was clicked, typed and
 * chosen is recorded, and nothing else.
 */
export default class Recorder implements Reporter {
  readonly #journal = readRunContext(process.env).folder?.journal;
  readonly #isAskedForShard = readRunContext(process.env).shard !== null;
  readonly #heldBack = this.#journal === undefined ? undefined : new HeldBack(this.#journal);
  readonly #openSteps = new Map<TestResult, Set<TestStep>>();
  readonly #errorsBeside: TestError[] = [];
  #rootDir = process.cwd();

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#rootDir = config.rootDir;
    const at = isoTime(Date.now());
    const titles = new Map<string, string>();
    if (config.shard !== null && !this.#isAskedForShard) {
      const text = `Only shard ${config.shard.current} of ${config.shard.total} was played: the Playwright configuration asks for it`;
      this.#write({ kind: 'note', at, text });
    }
    for (const test of suite.allTests()) {
      const scenario = idOf(test);
      const other = titles.get(scenario);
      if (other !== undefined) {
        const text = `"${other}" and "${test.title}" are both recorded as ${scenario}: give one of them an annotation of type "scenario"`;
        this.#write({ kind: 'note', at, text });
      }
      titles.set(scenario, test.title);
      const file = relative(config.rootDir, test.location.file).replaceAll('\\', '/');
      const fallback = fallbackOf(test);
      const announced = { kind: 'scenario-announced', at, scenario, title: test.title, file } as const;
      this.#write(fallback === undefined ? announced : { ...announced, fallback });
    }
  }

  /** Told only of what is no scenario's. */
  onError(error: TestError): void {
    this.#errorsBeside.push(error);
  }

  onEnd(): void {
    const error = recordedError(this.#errorsBeside, this.#rootDir);
    const at = isoTime(Date.now());
    this.#write({ kind: 'playing-ended', at, ...(error === undefined ? {} : { error }) });
  }

  onTestBegin(test: TestCase, result: TestResult): void {
    const at = result.startTime.toISOString();
    this.#write({ kind: 'scenario-begun', at, ...attemptOf(test, result), title: test.title });
  }

  onStepBegin(test: TestCase, result: TestResult, step: TestStep): void {
    if (!isStepOfTheScript(step)) return;
    const open = this.#openSteps.get(result) ?? new Set();
    this.#openSteps.set(result, open.add(step));
    const at = step.startTime.toISOString();
    this.#write({ kind: 'step-begun', at, ...attemptOf(test, result), step: step.title });
  }

  onStepEnd(test: TestCase, result: TestResult, step: TestStep): void {
    if (step.category === 'pw:api') this.#endAction(test, result, step);
    if (!this.#openSteps.get(result)?.delete(step)) return;
    const durationMs = whole(step.duration);
    const error = step.error === undefined ? undefined : recordedError([step.error], this.#rootDir);
    this.#write({
      kind: 'step-ended',
      at: isoTime(step.startTime.getTime() + durationMs),
      ...attemptOf(test, result),
      step: step.title,
      status: step.error !== undefined ? 'failed' : wasSkipped(step) ? 'skipped' : 'passed',
      durationMs,
      ...(error === undefined ? {} : { error }),
    });
  }

  /** What a step of the script did, looking and waiting left out; what failed was not done. */
  #endAction(test: TestCase, result: TestResult, call: TestStep): void {
    if (this.#journal === undefined || call.error !== undefined) return;
    const step = stepOfTheScript(call);
    const done = step === undefined ? undefined : recordedAction(call);
    if (step === undefined || done === undefined) return;
    const at = call.startTime.toISOString();
    const durationMs = whole(call.duration);
    const attempt = attemptOf(test, result);
    const from = call.startTime.getTime();
    const isHeldBack = done.value !== null && this.#heldBack?.was({ ...attempt, from, until: from + durationMs });
    const value = isHeldBack === true ? null : done.value;
    this.#write({ kind: 'action', at, ...attempt, step: step.title, durationMs, ...done, value });
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const durationMs = whole(result.duration);
    const at = isoTime(result.startTime.getTime() + durationMs);
    const attempt = attemptOf(test, result);
    const status = statusOf(test, result);
    const isExpectedFailure = status === 'passed' && result.status !== 'passed';
    const hasFailed = status === 'failed' || isExpectedFailure;
    const error = hasFailed ? recordedError(result.errors, this.#rootDir) : undefined;
    this.#endOpenSteps(result, { at, ...attempt }, error);
    this.#heldBack?.forget(attempt);
    const trace = this.#traceOf(result);
    this.#write({
      kind: 'scenario-ended',
      at,
      ...attempt,
      status,
      durationMs,
      ...(error === undefined ? {} : { error }),
      ...(trace === undefined ? {} : { trace }),
    });
  }

  /** A step that was still going on when the test's time was up never ends by itself: that is the one that failed. */
  #endOpenSteps(result: TestResult, end: { at: string; scenario: string; attempt: number }, error?: string): void {
    for (const step of this.#openSteps.get(result) ?? []) {
      const durationMs = whole(Date.parse(end.at) - step.startTime.getTime());
      const failure = error === undefined ? {} : { error };
      this.#write({ kind: 'step-ended', ...end, step: step.title, status: 'failed', durationMs, ...failure });
    }
    this.#openSteps.delete(result);
  }

  /** The trace's path relative to the run's folder; one that lies elsewhere can't be linked from there. */
  #traceOf(result: TestResult): string | undefined {
    const path = result.attachments.find(({ name }) => name === 'trace')?.path;
    if (path === undefined || this.#journal === undefined) return undefined;
    const inFolder = relative(dirname(this.#journal), path).replaceAll('\\', '/');
    return inFolder.startsWith('..') || isAbsolute(inFolder) ? undefined : inFolder;
  }

  #write(entry: JournalEntry): void {
    if (this.#journal !== undefined) appendToJournal(this.#journal, entry);
  }
}

function idOf(test: TestCase): string {
  return scenarioId({ file: test.location.file, title: test.title, annotations: test.annotations });
}

/** What a test is the fallback for, by its annotation; one that does not say for what is told of by its title. */
function fallbackOf({ annotations, title }: TestCase): string | undefined {
  const annotation = annotations.find(({ type }) => type === FALLBACK_ANNOTATION);
  return annotation === undefined ? undefined : annotation.description?.trim() || title;
}

function attemptOf(test: TestCase, result: TestResult): { scenario: string; attempt: number } {
  return { scenario: idOf(test), attempt: result.retry + 1 };
}

function isStepOfTheScript(step: TestStep): boolean {
  return step.category === 'test.step' && step.parent === undefined;
}

/** The step of the script that a call of Playwright's is a part of; none where it is part of an expectation. */
function stepOfTheScript(call: TestStep): TestStep | undefined {
  let step: TestStep | undefined = call.parent;
  while (step !== undefined && !isStepOfTheScript(step)) step = step.category === 'expect' ? undefined : step.parent;
  return step;
}

function wasSkipped(step: TestStep): boolean {
  return step.annotations.some(({ type }) => type === 'skip');
}

/** A test that is expected to fail and does passes; what it failed with is recorded, for the audience would see it. */
function statusOf(test: TestCase, result: TestResult): ScenarioStatus {
  if (result.status === 'skipped') return 'skipped';
  if (result.status === 'interrupted') return 'cut-off';
  return result.status === test.expectedStatus ? 'passed' : 'failed';
}

function whole(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds));
}
