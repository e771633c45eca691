import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import { following, type Rule } from '../../model/rule.ts';
import type { Shard } from '../../model/shard.ts';
import { cutShortId } from './cut-short.ts';

const MOST_NAMED = 3;

/** The id of the observation that a shard did not come to its end, if any did not: what is missing of the record follows from that. */
export function lostShardId({ evidence }: Facts): string | undefined {
  const lost = evidence?.shards?.find(isLost);
  return lost === undefined ? undefined : idOf(lost);
}

/** The id of the observation that the shard to which a scenario fell did not come to its end, if it did not. */
export function lostWith({ id }: Scenario, { evidence }: Facts): string | undefined {
  const shards = evidence?.shards ?? [];
  const own = shards.find(({ scenarios }) => scenarios.includes(id));
  // What no shard told of fell to one that had no time to.
  const lost = own ?? shards.find((shard) => isLost(shard) && shard.scenarios.length === 0);
  return lost === undefined || !isLost(lost) ? undefined : idOf(lost);
}

export const shardMissing: Rule<Facts> = {
  id: 'shard-missing',
  says: 'Every machine that plays a part of the run comes to its end',
  looksAt: 'what each shard left where they were put together',
  weight: 'doubt',
  firm: true,
  observe: (facts) =>
    (facts.evidence?.shards ?? []).filter(isLost).map((shard) => ({
      id: idOf(shard),
      title: `Shard ${shard.shard} of ${shard.of} ${whatHappened(shard)}`,
      subject: `shard ${shard.shard} of ${shard.of}`,
      owner: null,
      cause: causeOf(shard),
      remedy: `play that shard again (rehearse run --shard ${shard.shard}/${shard.of} --of <the run’s folder>), then rehearse merge again`,
      ...following(cutShortId(facts)),
    })),
};

export const shardPlayedAgain: Rule<Facts> = {
  id: 'shard-played-again',
  says: 'What failed in a shard is not made good by playing it once more',
  looksAt: 'scenarios that failed in one attempt at a shard, and not in the one that counts',
  weight: 'risk',
  observe: ({ evidence }) =>
    (evidence?.shards ?? [])
      .filter(({ failedOtherwise }) => failedOtherwise.length > 0)
      .map((shard) => ({
        id: `shard-again/${shard.shard}`,
        title: `Shard ${shard.shard} of ${shard.of} was played more than once, and not always as now`,
        subject: `shard ${shard.shard} of ${shard.of}`,
        owner: null,
        cause: `failed in another attempt: ${named(shard.failedOtherwise)}`,
        remedy: 'see why in that attempt, which lies beside this one in shards/; an audience sees the first',
      })),
};

function isLost({ state }: Shard): boolean {
  return state !== 'finished';
}

function idOf({ shard }: Shard): string {
  return `shard/${shard}`;
}

function whatHappened({ state }: Shard): string {
  switch (state) {
    case 'interrupted':
      return 'was interrupted';
    case 'failed':
      return 'could not be played';
    case 'unended':
      return 'died while it was played';
    default:
      return 'never reported';
  }
}

function causeOf({ state, host, startedAt, endedAt, reason }: Shard): string {
  if (state === 'missing') return 'no machine left anything of it, or what it left did not come here';
  const where = `on ${host}, where it began at ${startedAt}`;
  const why = reason === null ? '' : `: ${reason}`;
  if (state === 'unended' && endedAt === null)
    return `its record has no end ${where}: the machine or the process was killed, or it still goes on`;
  return `${where}, and ended at ${endedAt}${why}`;
}

function named(titles: readonly string[]): string {
  const shown = titles.slice(0, MOST_NAMED).map((title) => `“${title}”`);
  const more = titles.length - shown.length;
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}
