import type { Environment } from '../model/environment.ts';
import type { Finding, Readiness } from '../model/finding.ts';
import { SCHEMA_VERSION } from '../model/schema-version.ts';
import { type Clock, isoTime, systemClock } from '../support/clock.ts';
import { messageOf } from '../support/problem.ts';
import { redact } from '../support/redact.ts';
import { type Answer, type Question, unknown } from './check.ts';
import { checks } from './checks/index.ts';
import { openSources, type Sources } from './sources/sources.ts';

export interface CheckOptions {
  clock?: Clock;
  /** Told of each finding as it comes. */
  onFinding?: (finding: Finding) => void;
}

/**
 * Asks every question of every check at once and waits for all answers. A question that throws is `unknown`.
 * The findings come in the order of the checks, whatever came first.
 */
export async function checkReadiness(
  environment: Environment,
  { clock = systemClock, onFinding = () => {} }: CheckOptions = {},
): Promise<Readiness> {
  const begun = clock.now();
  const sources = openSources(environment, clock);
  const questions = checks.flatMap((check) =>
    check.questions(environment).map((question) => ({ check: check.name, question })),
  );
  const findings = await Promise.all(
    questions.map(async ({ check, question }) => {
      const finding = await answer(check, question, sources);
      onFinding(finding);
      return finding;
    }),
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    environment: environment.name,
    startedAt: isoTime(begun),
    durationMs: clock.now() - begun,
    findings,
  };
}

async function answer(check: string, question: Question, sources: Sources): Promise<Finding> {
  const { clock } = sources;
  const begun = clock.now();
  const answered: Answer = await question
    .ask(sources)
    .catch((error: unknown) =>
      unknown(`the question could not be asked: ${messageOf(error)}`, 'report this as a defect'),
    );
  return {
    id: question.id,
    check,
    subject: question.subject,
    status: answered.status,
    expected: question.expected,
    observed: redact(answered.observed),
    source: redact(question.source),
    observedAt: isoTime(clock.now()),
    durationMs: clock.now() - begun,
    owner: question.owner,
    remedy: answered.remedy ?? '',
    ...(answered.because === undefined ? {} : { because: answered.because }),
  };
}
