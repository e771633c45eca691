import type { Scenario } from '../../../model/evidence.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { isOverBudget } from '../../words/step-text.ts';

/** What a list of many scenarios can be narrowed down to, in the order in which that is offered. */
export const KINDS = {
  failed: { name: 'Failed', holds: ({ status }) => status === 'failed' },
  'cut-off': { name: 'Cut off', holds: ({ status }) => status === 'cut-off' },
  skipped: { name: 'Skipped', holds: ({ status }) => status === 'skipped' },
  retried: { name: 'Retried', holds: ({ attempts }) => attempts > 1 },
  'over-budget': { name: 'Over budget', holds: ({ steps }) => steps.some(isOverBudget) },
  fallback: { name: 'Fallbacks', holds: ({ fallback }) => fallback !== null },
  passed: { name: 'Passed', holds: ({ status }) => status === 'passed' },
} as const satisfies Record<string, { name: string; holds: (scenario: Scenario) => boolean }>;

export type Kind = keyof typeof KINDS;

export const kinds: readonly Kind[] = ['failed', 'cut-off', 'skipped', 'retried', 'over-budget', 'fallback', 'passed'];

/** What the browser narrows down and orders the list by; scenarios are meant by their place in the evidence. */
export interface ScenarioIndex {
  titles: string[];
  durationsMs: number[];
  /** Every place, what did not pass first. */
  troublesFirst: number[];
  kinds: Record<Kind, number[]>;
}

const URGENCY = { failed: 0, 'cut-off': 1, skipped: 2, passed: 3 } as const satisfies Record<
  Scenario['status'],
  number
>;

export function indexOf(scenarios: readonly Scenario[]): ScenarioIndex {
  const places = [...scenarios.keys()];
  const urgency = scenarios.map(({ status }) => URGENCY[status]);
  const placesOf = (kind: Kind) => scenarios.flatMap((scenario, place) => (KINDS[kind].holds(scenario) ? [place] : []));
  return {
    titles: scenarios.map(({ title }) => onOneLine(title, 240).toLowerCase()),
    durationsMs: scenarios.map(({ durationMs }) => durationMs),
    troublesFirst: places.sort((a, b) => (urgency[a] ?? 0) - (urgency[b] ?? 0)),
    kinds: {
      failed: placesOf('failed'),
      'cut-off': placesOf('cut-off'),
      skipped: placesOf('skipped'),
      retried: placesOf('retried'),
      'over-budget': placesOf('over-budget'),
      fallback: placesOf('fallback'),
      passed: placesOf('passed'),
    },
  };
}

/**
 * What is searched besides the title: every word of the steps, the fallback, and what it failed with, once. A word that is
 * looked for has no space in it, so it is found in these as in the whole.
 */
export function wordsOf({ id, steps, fallback, error = '' }: Scenario): string {
  const texts = [id, ...steps.map(({ title }) => title), fallback ?? '', error];
  const words = texts.flatMap((text) => onOneLine(text, 240).toLowerCase().split(/\s+/));
  return [...new Set(words)].join(' ');
}
