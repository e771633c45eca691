import type { Owner } from '../../model/owner.ts';
import type { Exchange } from './exchange.ts';

/** A service that is replayed at, where it was when the recording was made. */
export interface RecordedService {
  name: string;
  url: string;
  owner: Owner;
}

/** A step as it was played, with what was asked in it. */
export interface RecordedStep {
  title: string;
  durationMs: number;
  budgetMs: number | null;
  exchanges: Exchange[];
}

/** A scenario that passed, as far as a browser's requests tell it. */
export interface RecordedScenario {
  id: string;
  title: string;
  steps: RecordedStep[];
  services: readonly RecordedService[];
}

/** What of a step's evidence is needed to sort requests into it. */
interface StepTimes {
  title: string;
  startedAt: string;
  durationMs: number;
  budgetMs: number | null;
}

/** Sorts what was asked into steps by time: what came between two steps followed from the first of them. */
export function sortIntoSteps(steps: readonly StepTimes[], exchanges: readonly Exchange[]): RecordedStep[] {
  const recorded = steps.map(({ title, startedAt, durationMs, budgetMs }) => {
    const step: RecordedStep = { title, durationMs, budgetMs, exchanges: [] };
    return { startedAt: Date.parse(startedAt), step };
  });
  for (const exchange of exchanges) {
    const found = recorded.findLast(({ startedAt }) => startedAt <= exchange.at) ?? recorded[0];
    found?.step.exchanges.push(exchange);
  }
  return recorded.map(({ step }) => step);
}
