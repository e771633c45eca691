import type { RunComparison } from '../../model/run-comparison.ts';
import { compareRuns } from './compare-runs.ts';
import { type KnownRun, knownRuns } from './known-runs.ts';
import { nameRuns } from './name-runs.ts';
import { type RunSide, sideOfEntry, sideOfFolder } from './run-side.ts';

/** Where two runs are looked for. */
export interface LookedFor {
  project: string;
  reports: string;
  environments: readonly string[];
  /** Whose runs are meant by `latest` and `last-go`. */
  env?: string | undefined;
}

/** The second run beside the first. Rejects with a Problem when a name means no run, or several. */
export async function sideBySide(a: string, b: string, where: LookedFor): Promise<RunComparison> {
  const { project, reports, environments, env } = where;
  const known = await knownRuns(project, reports, env === undefined ? environments : [env]);
  const runs = await nameRuns(a, b, { known, reports, environments, environment: env });
  const [first, second] = await Promise.all([sideOf(runs[0]), sideOf(runs[1])]);
  return compareRuns(first, second, known.unread);
}

/** From its folder, which knows more; what that lacks of the fingerprint the ledger may still have. */
async function sideOf({ folder, entry }: KnownRun): Promise<RunSide> {
  if (folder === null) return sideOfEntry(entry);
  const side = await sideOfFolder(folder);
  return { ...side, fingerprint: side.fingerprint ?? entry?.fingerprint ?? null };
}
