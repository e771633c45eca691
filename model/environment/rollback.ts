import { knownKeys } from '../../support/known-keys.ts';
import { text } from './parts.ts';

/**
 * How to set a service or job back, as commands for a person to copy. `{name}` stands for the service or job, `{commit}`,
 * `{build}`, `{image}` for its version that went; `{key}` for the name of a key, whose value is nowhere kept, and
 * `{fingerprint}` for the keyed fingerprint that its value had.
 */
export const rollbackTemplates = knownKeys('rollback templates', {
  version: text.optional(),
  /** For a key that held another value. */
  setting: text.optional(),
  /** For a key that was not set. */
  unset: text.optional(),
});
