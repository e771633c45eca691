import type { EnvironmentSource } from '../../environments/load.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { isFingerprinted } from '../../verdict/drift/last-go.ts';
import { NO_TEMPLATES, type TemplatesOf, templatesOf } from '../../verdict/rollback/templates-of.ts';

/** What is there now, and how it is set back. */
export interface Present {
  fingerprint: Fingerprint;
  templates: TemplatesOf;
}

/**
 * What an environment is like now: looked at, or where it is there for the time of a run only, as the newest run left it.
 * `undefined` where no run did.
 */
export async function presentOf(
  source: EnvironmentSource,
  history: readonly LedgerEntry[],
  options: { project: string; signal: AbortSignal; withinMs?: number },
): Promise<Present | undefined> {
  if (source.staged) {
    const fingerprint = history.find(isFingerprinted)?.fingerprint;
    return fingerprint === undefined ? undefined : { fingerprint, templates: NO_TEMPLATES };
  }
  const { takeFingerprint } = await import('../../readiness/fingerprint/take-fingerprint.ts');
  const environment = source.load();
  return { fingerprint: await takeFingerprint(environment, options), templates: templatesOf(environment) };
}
