import type { JournalEntry } from '../../model/journal.ts';
import { stepNames } from '../../model/step-names.ts';
import type { ReadinessProgress } from './progress.ts';

/** A scenario as far as it has come; moments in milliseconds since the epoch. */
export interface ScenarioSoFar {
  id: string;
  title: string;
  state: 'waiting' | 'playing' | 'ended';
  attempt: number;
  begunAt: number;
  /** The titles of the steps of this attempt that have ended. */
  done: readonly string[];
  step: { title: string; begunAt: number } | null;
}

/** A run as far as it has come. */
export interface SoFar {
  startedAt: number;
  stage: { name: string; since: number } | null;
  /** The questions about the environment: how many there are, and those without an answer yet. */
  questions: { all: number; waiting: readonly string[] };
  /** In the order in which they are played. */
  scenarios: readonly ScenarioSoFar[];
  /** When the first scenario began, and when the last had ended. */
  playedFrom: number | null;
  playedUntil: number | null;
}

/** A run that has just begun. */
export function atTheStart(startedAt: number): SoFar {
  return {
    startedAt,
    stage: null,
    questions: { all: 0, waiting: [] },
    scenarios: [],
    playedFrom: null,
    playedUntil: null,
  };
}

/** The run after something happened. */
export function after(soFar: SoFar, happened: JournalEntry | ReadinessProgress): SoFar {
  if (happened.kind === 'readiness-begun') {
    return { ...soFar, questions: { all: happened.questions.length, waiting: happened.questions } };
  }
  if (happened.kind === 'finding') return { ...soFar, questions: answered(soFar.questions, happened.finding.id) };
  return happened.kind === 'readiness-ended' ? soFar : afterEntry(soFar, happened);
}

function afterEntry(soFar: SoFar, happened: JournalEntry): SoFar {
  switch (happened.kind) {
    case 'stage-begun':
      return { ...soFar, stage: { name: happened.stage, since: Date.parse(happened.at) } };
    case 'stage-ended':
      return {
        ...soFar,
        stage: null,
        playedUntil: happened.stage === 'scenarios' ? Date.parse(happened.at) : soFar.playedUntil,
      };
    case 'scenario-announced':
      return withScenario(soFar, happened.scenario, (scenario) => ({ ...scenario, title: happened.title }));
    case 'scenario-begun':
      return begun(soFar, happened);
    case 'scenario-ended':
      return withScenario(soFar, happened.scenario, (scenario) => ({ ...scenario, state: 'ended', step: null }));
    case 'step-begun':
      return withScenario(soFar, happened.scenario, (scenario) => ({
        ...scenario,
        step: { title: happened.step, begunAt: Date.parse(happened.at) },
      }));
    case 'step-ended':
      return withScenario(soFar, happened.scenario, (scenario) => ({
        ...scenario,
        done: [...scenario.done, happened.step],
        step: scenario.step?.title === happened.step ? null : scenario.step,
      }));
    default:
      return soFar;
  }
}

/** What the steps of a scenario that have ended, and the one that goes on, are called in a ledger. */
export function namesSoFar({ done, step }: ScenarioSoFar): { done: string[]; step: string | null } {
  const names = stepNames([...done, ...(step === null ? [] : [step.title])].map((title) => ({ title })));
  return { done: names.slice(0, done.length), step: names[done.length] ?? null };
}

function answered({ all, waiting }: SoFar['questions'], id: string): SoFar['questions'] {
  return { all, waiting: waiting.filter((question) => question !== id) };
}

type ScenarioBegun = Extract<JournalEntry, { kind: 'scenario-begun' }>;

function begun(soFar: SoFar, { at, scenario, attempt, title }: ScenarioBegun): SoFar {
  const begunAt = Date.parse(at);
  const playing = withScenario(soFar, scenario, (before) => ({
    ...before,
    title,
    state: 'playing',
    attempt,
    begunAt,
    done: [],
    step: null,
  }));
  return { ...playing, playedFrom: soFar.playedFrom ?? begunAt };
}

function withScenario(soFar: SoFar, id: string, change: (scenario: ScenarioSoFar) => ScenarioSoFar): SoFar {
  const { scenarios } = soFar;
  const known = scenarios.some((scenario) => scenario.id === id);
  const all = known ? scenarios : [...scenarios, unknownYet(id)];
  return { ...soFar, scenarios: all.map((scenario) => (scenario.id === id ? change(scenario) : scenario)) };
}

function unknownYet(id: string): ScenarioSoFar {
  return { id, title: id, state: 'waiting', attempt: 1, begunAt: 0, done: [], step: null };
}
