import type { Environment } from '../model/environment.ts';
import type { Finding, Readiness } from '../model/finding.ts';
import { SCHEMA_VERSION } from '../model/schema-version.ts';
import { isoTime } from '../support/clock.ts';
import { messageOf } from '../support/problem.ts';
import { redact } from '../support/redact.ts';
import { type Answer, type Question, unknown } from './check.ts';
import { checks } from './checks/index.ts';
import { isWanted, type Wanted } from './only.ts';
import { openRound, type Round, type RoundOptions } from './round.ts';

export interface CheckOptions extends RoundOptions {
  /** The subjects and kinds of check to ask about; everything unless given. */
  only?: Wanted;
  /** Told what is asked, by the findings' ids, before the first answer. */
  onAsking?: (ids: readonly string[]) => void;
  /** Told of each finding as it comes. */
  onFinding?: (finding: Finding) => void;
}

/**
 * Asks every question of every check at once and waits for all answers. A question that throws, or that has no answer
 * when the time is over, is `unknown`. What a finding follows from is asked as well, also where it was not asked for.
 * The findings come in the order of the checks, whatever came first. Throws a Problem when a file of the definition
 * can't be read, and the signal's reason once it is aborted.
 */
export async function checkReadiness(environment: Environment, options: CheckOptions = {}): Promise<Readiness> {
  const { onAsking = () => {}, onFinding = () => {}, only, signal } = options;
  using round = openRound(environment, options);
  const { clock } = round.sources;
  const begun = clock.now();
  const tell = (finding: Finding) => {
    if (!signal?.aborted) onFinding(finding);
    return finding;
  };
  const asked = new Map<string, Promise<Finding>>();
  const questions = questionsOf(environment);
  const put = (question: AskedQuestion) => {
    const { id } = question.question;
    const finding = asked.get(id) ?? answer(question, round).then(tell);
    asked.set(id, finding);
    return finding;
  };
  const wanted = questions.filter((question) => isWanted(question, only));
  onAsking(wanted.map(({ question }) => question.id));
  let found = await Promise.all(wanted.map(put));
  for (let more = missingCauses(found, questions, asked); more.length > 0; ) {
    found = [...found, ...(await Promise.all(more.map(put)))];
    more = missingCauses(found, questions, asked);
  }
  signal?.throwIfAborted();
  const order = new Map(questions.map(({ question }, index) => [question.id, index]));
  return {
    schemaVersion: SCHEMA_VERSION,
    environment: environment.name,
    startedAt: isoTime(begun),
    durationMs: Math.max(0, clock.now() - begun),
    findings: found.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
  };
}

export interface AskedQuestion {
  check: string;
  question: Question;
}

/** Every question of every check about an environment, in the order in which findings are read. */
export function questionsOf(environment: Environment): AskedQuestion[] {
  return checks.flatMap((check) => check.questions(environment).map((question) => ({ check: check.name, question })));
}

/** The questions whose findings others follow from, and which nobody asked. */
function missingCauses(
  found: readonly Finding[],
  questions: readonly AskedQuestion[],
  asked: ReadonlyMap<string, unknown>,
): AskedQuestion[] {
  const causes = new Set(
    found.flatMap(({ because }) => (because === undefined || asked.has(because) ? [] : [because])),
  );
  return questions.filter(({ question }) => causes.has(question.id));
}

async function answer({ check, question }: AskedQuestion, { sources, over, withinMs }: Round): Promise<Finding> {
  const { clock } = sources;
  const begun = clock.now();
  const late = over.then((): Answer => unknown(`no answer within ${withinMs} ms`, 'check again, or give it more time'));
  const answered = await Promise.race([question.ask(sources), late]).catch((error: unknown) =>
    unknown(`the question could not be asked: ${messageOf(error)}`, 'report this as a defect'),
  );
  const { status, observed, remedy = '', because, source = question.source, fingerprint } = answered;
  const { links = {} } = question;
  return {
    id: question.id,
    check,
    subject: question.subject,
    status,
    expected: redact(question.expected),
    observed: redact(observed),
    source: redact(source),
    observedAt: isoTime(clock.now()),
    durationMs: Math.max(0, clock.now() - begun),
    owner: question.owner,
    remedy: redact(remedy),
    ...(because === undefined ? {} : { because }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(Object.keys(links).length === 0 ? {} : { links }),
  };
}
