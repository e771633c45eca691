import { noted } from '../commented.ts';
import type { Schedule } from '../schedule.ts';
import { expression } from './expression.ts';

/** The environment that a job is for, as an expression. */
export function environmentOf({ environments }: Schedule): string {
  return environments.length === 1 ? (environments[0] ?? '') : expression('matrix.environment');
}

/**
 * Spreads a job over the environments, and over shards where it has them: all of them at night, the one that was asked for by the
 * button.
 */
export function spread({ environments }: Schedule, shards?: number): Record<string, unknown> {
  const list = environments.map((name) => `"${name}"`).join(', ');
  const matrix = {
    ...(environments.length === 1
      ? {}
      : {
          environment: `\${{ fromJSON(inputs.environment && format('[{0}]', toJSON(inputs.environment)) || '[${list}]') }}`,
        }),
    ...(shards === undefined ? {} : { shard: Array.from({ length: shards }, (_, index) => index + 1) }),
  };
  return Object.keys(matrix).length === 0 ? {} : { strategy: { 'fail-fast': false, matrix } };
}

/** What every job begins with: how long it may take, and whose secrets it may read. */
export function jobHead(schedule: Schedule, minutes: number): Record<string, unknown> {
  return {
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': minutes,
    environment: noted(
      'Secrets and variables are kept per environment in the repository’s settings. A rehearsal deploys nothing, and says so.',
      { name: environmentOf(schedule), deployment: false },
    ),
  };
}
