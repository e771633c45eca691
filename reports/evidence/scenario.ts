import type { Scenario } from '../../model/evidence.ts';
import { MILESTONES, type Milestone } from '../../model/milestone.ts';
import { type Attempt, type EntryOf, entriesOf } from './attempts.ts';
import { besideSteps } from './beside-steps.ts';
import { mergedPersonas } from './personas.ts';
import { assembleSteps } from './steps.ts';

/** One scenario as its last attempt left it; of earlier attempts only what they failed with. */
export function assembleScenario(
  named: Pick<Scenario, 'id' | 'title' | 'fallback'>,
  attempts: readonly Attempt[],
): Scenario {
  const last = attempts.at(-1);
  const scenario = { ...named, attempts: last?.number ?? 0, earlierErrors: attempts.slice(0, -1).map(errorOf) };
  if (last === undefined) return { ...scenario, ...nothingRecorded };
  const ended = endOf(attempts);
  const startedAt = entriesOf(last, 'scenario-begun')[0]?.at ?? null;
  const trace = ended?.trace ?? lastTrace(attempts);
  return {
    ...scenario,
    status: ended?.status ?? 'cut-off',
    startedAt,
    durationMs: ended?.durationMs ?? knownDuration(startedAt, last),
    ...besideSteps(assembleSteps(last), last),
    milestones: milestonesOf(last),
    ...unobservedIn(last),
    diagnoses: entriesOf(last, 'milestone-missing').map(({ diagnosis }) => diagnosis),
    bankCalls: entriesOf(last, 'bank-call').map(ownPart),
    decisions: entriesOf(last, 'decision').map(ownPart),
    correlationId: entriesOf(last, 'correlation').at(-1)?.correlationId ?? null,
    personas: mergedPersonas(entriesOf(last, 'persona')),
    jobRuns: entriesOf(last, 'job-run').map(({ job, at, saw, detail }) => ({ job, at, saw, detail })),
    ...(ended?.error === undefined ? {} : { error: ended.error }),
    ...(trace === undefined ? {} : { trace }),
  };
}

/**
 * How a scenario ended: as its last attempt did, unless an earlier failure was not tried again, or only to be skipped.
 * The first is so where several tests are recorded as one; what one of them failed in, no other makes good.
 */
function endOf(attempts: readonly Attempt[]): EntryOf<'scenario-ended'> | undefined {
  const last = attempts.at(-1);
  const ended = last === undefined ? undefined : entriesOf(last, 'scenario-ended').at(-1);
  const unmended = attempts.flatMap((attempt, index) => {
    const failed = entriesOf(attempt, 'scenario-ended').filter(({ status }) => status === 'failed');
    const next = attempts[index + 1];
    const triedAgain = next === undefined ? 0 : entriesOf(next, 'scenario-begun').length;
    return failed.slice(ended?.status === 'skipped' ? 0 : triedAgain);
  });
  return unmended.at(-1) ?? ended;
}

/** An entry without what it is recorded by, which the scenario itself tells. */
function ownPart<Entry extends { kind: unknown; scenario: unknown; attempt: unknown; correlationId: unknown }>(
  entry: Entry,
): Omit<Entry, 'kind' | 'scenario' | 'attempt' | 'correlationId'> {
  const { kind: _, scenario: __, attempt: ___, correlationId: ____, ...own } = entry;
  return own;
}

const nothingRecorded: Omit<Scenario, 'id' | 'title' | 'fallback' | 'attempts' | 'earlierErrors'> = {
  status: 'skipped',
  startedAt: null,
  durationMs: 0,
  steps: [],
  milestones: [],
  diagnoses: [],
  bankCalls: [],
  decisions: [],
  correlationId: null,
  personas: [],
  jobRuns: [],
  beside: { browser: [], logs: [] },
};

/** Each milestone once, at its first time, in order of time; at the same time, in the order in which they must come. */
function milestonesOf(attempt: Attempt): Milestone[] {
  const first = new Map<string, Milestone>();
  for (const { name, at } of entriesOf(attempt, 'milestone')) {
    if (!first.has(name)) first.set(name, { name, at });
  }
  return [...first.values()].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || MILESTONES.indexOf(a.name) - MILESTONES.indexOf(b.name),
  );
}

/** Each milestone that nothing could see, once. */
function unobservedIn(attempt: Attempt): Pick<Scenario, 'unobserved'> {
  const names = new Set(entriesOf(attempt, 'milestone-unobserved').map(({ name }) => name));
  return names.size === 0 ? {} : { unobserved: MILESTONES.filter((name) => names.has(name)) };
}

function errorOf(attempt: Attempt): string {
  const ended = entriesOf(attempt, 'scenario-ended').at(-1);
  if (ended === undefined) return `attempt ${attempt.number} began and never ended`;
  return (
    ended.error ?? `attempt ${attempt.number} ${ended.status === 'passed' ? 'passed' : 'failed without a message'}`
  );
}

function lastTrace(attempts: readonly Attempt[]): string | undefined {
  return attempts
    .flatMap((attempt) => entriesOf(attempt, 'scenario-ended').map(({ trace }) => trace))
    .findLast(Boolean);
}

function knownDuration(startedAt: string | null, { lastKnownAt: last }: Attempt): number {
  return startedAt === null || last === undefined ? 0 : Math.max(0, Date.parse(last) - Date.parse(startedAt));
}
