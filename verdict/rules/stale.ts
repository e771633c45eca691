import type { Facts } from '../../model/facts.ts';
import { following, type Rule } from '../../model/rule.ts';
import { cutShortId } from './cut-short.ts';

export const evidenceOfAnotherRun: Rule<Facts> = {
  id: 'evidence-of-another-run',
  says: 'What a verdict is made from is of this run',
  looksAt: 'when the run, its readiness check and its scenarios began',
  weight: 'doubt',
  firm: true,
  observe: (facts) => {
    const { run, readiness, evidence } = facts;
    const older = (at: string | null | undefined) =>
      at !== null && at !== undefined && Date.parse(at) < Date.parse(run.startedAt);
    const stale = [
      ...(older(readiness?.startedAt) ? ['the readiness check'] : []),
      ...(evidence?.scenarios ?? []).filter(({ startedAt }) => older(startedAt)).map(({ title }) => `“${title}”`),
    ];
    if (stale.length === 0) return [];
    return [
      {
        id: 'stale/evidence',
        title: 'What was recorded is older than the run',
        subject: 'evidence',
        owner: null,
        cause: `older than the run’s begin at ${run.startedAt}: ${stale.join(', ')}`,
        remedy: 'leave runs’ folders as they are; where the clock of this machine was set back, rehearse again',
        ...following(cutShortId(facts)),
      },
    ];
  },
};
