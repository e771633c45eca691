import { fingerprint } from '../../../support/fingerprint.ts';
import { suggestion } from '../../../support/nearest-word.ts';
import { Problem } from '../../../support/problem.ts';
import type { PartName } from '../parts.ts';
import type { DeploymentOrder } from './order.ts';

type Variables = Readonly<Record<string, string>>;

/** What a part is given now, and all that it was given since it was staged, the oldest first. */
export interface GivenVariables {
  now: Variables;
  before: readonly Variables[];
}

/** Where a part runs and how it ends: the staging's own to say. */
const OF_THE_STAGING =
  /^(?:PORT|HOST|LIFELINE|PATH|HOME|TMPDIR|TEMP|TMP|SystemRoot|LANG|NODE_.*|REHEARSE_.*|TLS_.*_FILE)$/;

/**
 * What a part is to be given after an order. Throws a Problem that names a key, never a value, when one can't be
 * changed, taken away or restored.
 */
export function changedVariables(
  part: PartName,
  { now, before }: GivenVariables,
  { set, unset, restore, commit, build }: Pick<DeploymentOrder, 'set' | 'unset' | 'restore' | 'commit' | 'build'>,
  fingerprintKey: string,
): Record<string, string> {
  const changed = { ...now };
  for (const key of [...Object.keys(set), ...unset, ...Object.keys(restore)]) assertChangeable(part, key);
  for (const [key, value] of Object.entries(set)) changed[key] = value;
  for (const key of unset) {
    if (!(key in now)) {
      throw new Problem(
        `${part} has no ${key}`,
        `nothing can be taken away${suggestion(key, settable(now))}`,
        'name a key that it has',
      );
    }
    delete changed[key];
  }
  for (const [key, wanted] of Object.entries(restore)) {
    const value = wanted === null ? before[0]?.[key] : earlierValue(part, key, wanted, before, fingerprintKey);
    if (value === undefined) delete changed[key];
    else changed[key] = value;
  }
  if (commit !== undefined) changed.COMMIT = commit;
  if (build !== undefined) changed.BUILD = build;
  return changed;
}

function settable(variables: Variables): string[] {
  return Object.keys(variables).filter((key) => !OF_THE_STAGING.test(key));
}

function assertChangeable(part: PartName, key: string): void {
  if (!OF_THE_STAGING.test(key)) return;
  throw new Problem(
    `${key} of ${part} stays as it is`,
    'it says where the part runs or how it ends, which is the staging’s own to say',
    'leave it out, or stage anew with another --port',
  );
}

function earlierValue(
  part: PartName,
  key: string,
  wanted: string,
  before: readonly Variables[],
  fingerprintKey: string,
): string {
  const had = before.map((variables) => variables[key]).filter((value) => value !== undefined);
  const value = had.find((each) => fingerprint(each.trim(), fingerprintKey) === wanted);
  if (value !== undefined) return value;
  throw new Problem(
    `${key} of ${part} cannot be restored`,
    `since it was staged it had no value of that fingerprint (it had ${had.length === 0 ? 'none at all' : new Set(had).size})`,
    'set it with --set, or give it what it was staged with by naming the key alone',
  );
}
