import { readArtefact } from '../../model/artefact.ts';
import type { Environment } from '../../model/environment.ts';
import { readinessSchema } from '../../model/finding.ts';
import { type LookOptions, lookAfter } from '../conductor/look-at-environment.ts';
import type { ChosenShard } from './choose-shards.ts';

/**
 * Looks at the environment once more after the last shard, as a run does after its scenarios. Where that was done already, for
 * these shards were put together before, it is not done again: what broke since then is not theirs.
 */
export async function lookOnceMore(
  environment: Environment,
  chosen: readonly ChosenShard[],
  options: LookOptions,
): Promise<void> {
  const ended = chosen.map(({ shard }) => Date.parse(shard.endedAt ?? shard.startedAt ?? '')).filter(Number.isFinite);
  if (ended.length === 0) return;
  const known = await readArtefact(options.record.folder.readinessAfter, readinessSchema).catch(() => null);
  if (known !== null && Date.parse(known.startedAt) >= Math.max(...ended)) return;
  await lookAfter(environment, options);
}
