import type { Exchange } from '../recording/exchange.ts';
import { isAsset } from '../recording/exchange.ts';
import { placeOf } from '../recording/place-of.ts';
import type { RecordedScenario, RecordedStep } from '../recording/recorded-scenario.ts';
import type { Plan } from './plan.ts';

/** What of a scenario one user can replay alone. */
export interface Covered {
  steps: RecordedStep[];
  notCovered: Plan['notCovered'];
  /** Who the user is, among those who were recorded. */
  person: number;
}

/**
 * The steps that the first person on stage plays alone. Where somebody else acts (the bank's staff decide, say), what comes
 * after depends on them, and is left out.
 */
export function coveredSteps(scenario: RecordedScenario): Covered | null {
  const { steps, services } = scenario;
  const first = steps
    .flatMap(({ exchanges }) => exchanges)
    .find((exchange) => !isAsset(exchange) && placeOf(exchange.url, services) !== null);
  if (first === undefined) return null;
  const { person } = first;
  const end = steps.findIndex(({ exchanges }) => exchanges.some((exchange) => actsElsewhere(exchange, person)));
  const covered = end === -1 ? steps : steps.slice(0, end);
  const [turn, ...later] = end === -1 ? [] : steps.slice(end);
  return {
    person,
    steps: covered,
    notCovered:
      turn === undefined
        ? []
        : [
            { step: turn.title, why: 'somebody else acts in it, whom no virtual user plays' },
            ...later.map(({ title }) => ({ step: title, why: `it comes after “${turn.title}”` })),
          ],
  };
}

function actsElsewhere(exchange: Exchange, person: number): boolean {
  return exchange.person !== person && !isAsset(exchange);
}
