import type { EnvironmentDefinition } from '../model/environment.ts';
import type { Secret } from '../support/secret.ts';

/** Reads what an environment file must not hold itself: addresses that differ per machine, and secrets. */
export interface VariableReader {
  /** A variable's value; without it and without a fallback the definition is refused, naming the variable. */
  variable(name: string, fallback?: string): string;
  /** A secret's value, wrapped so that it can't show itself. */
  secret(name: string): Secret;
}

export type EnvironmentBuilder = (read: VariableReader) => EnvironmentDefinition;

/**
 * Declares an environment; the default export of environments/<name>.ts.
 * Variables come from the process's environment, then from environments/.env.<name>.
 */
export function defineEnvironment(build: EnvironmentBuilder): EnvironmentBuilder {
  return build;
}
