import { knownKeys } from '../../support/known-keys.ts';
import { text } from './parts.ts';

/**
 * How to set a service or job back, as commands for a person to copy. `{name}` stands for the service or job, `{commit}`,
 * `{build}`, `{image}` for its version that went; `{key}` for the name of a key, whose value is nowhere kept.
 */
export const rollbackTemplates = knownKeys('rollback templates', {
  version: text.optional(),
  setting: text.optional(),
});
