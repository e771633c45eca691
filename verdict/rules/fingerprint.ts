import { driftedFactInWords } from '../../model/drifted-fact-in-words.ts';
import { kindOf } from '../../model/fact-ids.ts';
import type { Facts } from '../../model/facts.ts';
import type { Fact, Fingerprint } from '../../model/fingerprint.ts';
import type { ChangedFact } from '../../model/history.ts';
import { following, type Observation, type Rule } from '../../model/rule.ts';
import { changedBetween } from '../drift/changed-between.ts';
import { differencesOf, type Untold } from '../drift/differences.ts';
import { executedSteps } from '../measures.ts';
import { cutShortId } from './cut-short.ts';
import { factProof } from './proofs.ts';

/** Kinds of facts that change when something is deployed, and that a source may know the time of. */
const DEPLOYED: readonly string[] = ['version', 'build', 'image', 'pipeline'];

export const changedMeanwhile: Rule<Facts> = {
  id: 'changed-meanwhile',
  says: 'The environment stays as it is while it is rehearsed',
  looksAt: 'what was deployed and configured before the scenarios, and after them',
  weight: 'doubt',
  observe: (facts) => {
    const { fingerprint, fingerprintAfter, environmentOwner } = facts;
    if (fingerprint === null || fingerprintAfter === null) return [];
    const changed = changedBetween(fingerprint, fingerprintAfter);
    return changed.map((fact) => ({
      id: changeId(fact.id),
      title: `${fact.subject} changed while it was rehearsed: ${fact.id}`,
      subject: fact.subject,
      owner: environmentOwner,
      cause: driftedFactInWords(fact),
      remedy: 'let nobody deploy or configure anything meanwhile, and rehearse again',
      evidence: [factProof(fact.id)],
      // A deployment brings its image, its settings and its jobs with it.
      ...following(deploymentOf(fact.subject, fact.id, changed)),
    }));
  },
};

export const fingerprintMissing: Rule<Facts> = {
  id: 'fingerprint-missing',
  says: 'What was rehearsed on is known, before the scenarios and after them',
  looksAt: 'whether the two fingerprints were taken, and what could be read of them',
  weight: 'doubt',
  observe: (facts) => {
    const { run, fingerprint, fingerprintAfter } = facts;
    if (executedSteps(facts.evidence) === 0) return [];
    // A run that put the bank into another version looks only once: it changed the bank itself.
    const isMissing = fingerprint === null || (fingerprintAfter === null && run.bankVersion === null);
    return [
      ...(isMissing ? [missing(facts)] : []),
      ...untoldAfter(fingerprint, fingerprintAfter).map((untold) => notAgain(untold, facts)),
    ];
  },
};

export const evidenceOutdated: Rule<Facts> = {
  id: 'evidence-outdated',
  says: 'Nothing is deployed after the rehearsal began',
  looksAt: 'when versions, images and pipelines last changed, beside when the first scenario began',
  weight: 'doubt',
  observe: (facts) => {
    const begun = firstBegun(facts);
    if (begun === null) return [];
    return lastChanges(facts)
      .filter(({ changed }) => Date.parse(changed.at) > begun)
      .map(({ id, subject, changed }) => ({
        id: `outdated/${id}`,
        title: `${subject} was changed after the rehearsal began, at ${changed.at}`,
        subject,
        owner: facts.environmentOwner,
        cause: `what was rehearsed is older than ${id}`,
        remedy: 'rehearse again, now that it is deployed',
        evidence: [factProof(id)],
        ...following(changeId(id)),
      }));
  },
};

function deploymentOf(subject: string, id: string, changed: readonly ChangedFact[]): string | undefined {
  const version = changed.find((each) => each.subject === subject && kindOf(each.id) === 'version');
  return version === undefined || version.id === id ? undefined : changeId(version.id);
}

function changeId(id: string): string {
  return `changed/${id}`;
}

function missing(facts: Facts): Observation {
  const when = facts.fingerprint === null ? 'before' : 'after';
  return {
    id: `fingerprint/${when}`,
    title: `What was deployed and configured ${when} the scenarios is not known`,
    subject: 'environment',
    owner: null,
    cause: 'the fingerprint of the environment was not recorded, so that a change meanwhile can’t be ruled out',
    remedy: 'rehearse again',
    ...following(cutShortId(facts)),
  };
}

function notAgain({ id, reason }: Untold, facts: Facts): Observation {
  return {
    id: `fingerprint/${id}`,
    title: `It is not known whether ${id} changed while it was rehearsed`,
    subject: id.split('/')[1] ?? id,
    owner: facts.environmentOwner,
    cause: `after the scenarios it could not be told any more: ${reason}`,
    remedy: 'see why it can’t be read any more, and rehearse again',
    weight: 'risk',
    evidence: [factProof(id)],
    ...following(cutShortId(facts)),
  };
}

/** What can't be told of, and could be before: what could not be read then either is told by the readiness check. */
function untoldAfter(before: Fingerprint | null, after: Fingerprint | null): Untold[] {
  if (before === null || after === null) return [];
  const unread = new Set(before.unread.map(({ id }) => id));
  return differencesOf(before, after).untold.filter(({ id }) => !unread.has(id));
}

function firstBegun({ evidence }: Facts): number | null {
  const begun = (evidence?.scenarios ?? []).flatMap(({ startedAt }) =>
    startedAt === null ? [] : [Date.parse(startedAt)],
  );
  return begun.length === 0 ? null : Math.min(...begun);
}

type Dated = Fact & { changed: NonNullable<Fact['changed']> };

/** Of each deployed thing the newest change that either fingerprint knows of. */
function lastChanges({ fingerprint, fingerprintAfter }: Facts): Dated[] {
  const newest = new Map<string, Dated>();
  for (const fact of [...(fingerprint?.facts ?? []), ...(fingerprintAfter?.facts ?? [])]) {
    if (!DEPLOYED.includes(kindOf(fact.id)) || fact.changed === undefined) continue;
    const known = newest.get(fact.id);
    if (known !== undefined && Date.parse(known.changed.at) >= Date.parse(fact.changed.at)) continue;
    newest.set(fact.id, { ...fact, changed: fact.changed });
  }
  return [...newest.values()];
}
