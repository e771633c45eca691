import type { EnvironmentSource } from '../../environments/load.ts';
import { Problem } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';

const NAME = 'REHEARSE_WATCH_TOKEN';
const SHORTEST = 16;

/** What opens the webhook of a watch. Throws a Problem when it is not set, or can be guessed. */
export function webhookToken({ name, variables }: Pick<EnvironmentSource, 'name' | 'variables'>): Secret {
  const value = variables[NAME] ?? '';
  if (value.length >= SHORTEST) return new Secret(NAME, value);
  const why = value === '' ? `${NAME} is not set` : `${NAME} has fewer than ${SHORTEST} characters`;
  throw new Problem(
    'The webhook would be open to everybody',
    why,
    `set ${NAME} here or in environments/.env.${name}, as from openssl rand -hex 24`,
  );
}
