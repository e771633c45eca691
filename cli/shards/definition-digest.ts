import { createHash } from 'node:crypto';
import type { Environment } from '../../model/environment.ts';
import { redactedJson } from '../../support/redact.ts';
import { keptEnvironment } from '../conductor/kept-environment.ts';

const SHOWN_DIGITS = 16;

/**
 * A digest of each key of an environment's definition, by which two machines can tell whether they have the same. Secrets are
 * in it by name alone; where the project lies does not matter.
 */
export function definitionDigest(environment: Environment, project: string): Record<string, string> {
  const kept: unknown = keptEnvironment(environment);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).map(([key, value]) => {
      const text = redactedJson(value).replaceAll(JSON.stringify(project).slice(1, -1), '.');
      return [key, createHash('sha256').update(text).digest('hex').slice(0, SHOWN_DIGITS)];
    }),
  );
}
