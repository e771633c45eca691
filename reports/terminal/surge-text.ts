import type { Surge } from '../../model/surge.ts';
import { describeDuration } from '../../support/duration.ts';
import { onOneLine } from '../words/legible-text.ts';
import { LEVEL_WORDS, measuredText, OUTCOME_WORDS } from '../words/surge-text.ts';

/** What a surge came to, for the terminal: the answer first, then each level, then what it does not say. */
export function renderSurgeText(surge: Surge, page: string): string {
  const { outcome, summary, environment, scenario, steps, levels, notCovered, madeUp, notes, stopped } = surge;
  const { firstOver } = surge;
  return [
    '',
    `${OUTCOME_WORDS[outcome].toUpperCase()}  ${onOneLine(environment, 60)}`,
    onOneLine(summary, 400),
    ...(firstOver === null ? [] : [`  whose: ${firstOver.request.owner.name}, ${firstOver.request.owner.contact}`]),
    ...(stopped === null ? [] : [`Ended before its time: ${stopped}`]),
    '',
    `“${onOneLine(scenario.title, 120)}”: 95 of 100 users waited no longer than`,
    ...steps.flatMap(({ title, budgetMs }, step) => {
      if (!surge.requests.some((request) => request.step === step)) return [];
      const measured = levels.map(
        ({ users, steps: each }) => `${users}: ${each[step] === undefined ? '' : measuredText(each[step])}`,
      );
      return [`  ${onOneLine(title, 80)} (budget ${describeDuration(budgetMs)})`, `    ${measured.join(' | ')}`];
    }),
    ...levels.map(
      ({ users, state, requestsPerSecond, engine }) =>
        `  ${String(users).padStart(5)} users: ${LEVEL_WORDS[state]}, ${Math.round(requestsPerSecond)} requests a second, engine ${Math.round(engine.cpu * 100)} % of a core and late by ${Math.round(engine.delayP99Ms)} ms`,
    ),
    ...(notCovered.length === 0
      ? []
      : [`Not covered: ${notCovered.map(({ step, why }) => `${onOneLine(step, 80)} (${why})`).join('; ')}`]),
    ...(madeUp.length === 0 ? [] : [`Each user had its own: ${madeUp.join(', ')}`]),
    ...notes.map((note) => `Note: ${onOneLine(note, 240)}`),
    '',
    `Report: ${page}`,
    '',
  ].join('\n');
}
