import type { DriftedFact } from '../../model/drift.ts';
import { driftedFactInWords } from '../../model/drifted-fact-in-words.ts';
import type { Message } from '../../model/message.ts';
import type { Verdict } from '../../model/verdict.ts';
import { redact } from '../../support/redact.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { folded, said } from './said.ts';

const MOST_CHANGES = 20;
const LONGEST_CHANGE = 500;

/** What is suspected of what changed since the last go, otherwise all of it; nothing where the demo can be shown. */
export function messageChanges({ outcome, drift }: Verdict): Message['changed'] {
  const facts = outcome === 'no-go' || outcome === 'inconclusive' ? (drift?.facts ?? []) : [];
  const suspects = facts.filter(({ suspect }) => suspect);
  return folded(suspects.length > 0 ? suspects : facts, MOST_CHANGES, changeText);
}

/** How far it is back to the last go, and the command that shows the steps; `null` where nothing leads back. */
export function messageWayBack({ outcome, rollback }: Verdict, environment: string): string | null {
  if (outcome === 'go' || rollback === null || rollback.steps.length === 0) return null;
  const steps = rollback.steps.length === 1 ? '1 step' : `${rollback.steps.length} steps`;
  const command = `npx rehearse rollback --env ${said(environment, 80)}`;
  return `${steps} back to what was go in run ${said(rollback.to.run, 100)}: ${command}`;
}

function changeText(fact: DriftedFact): string {
  const known = [...(fact.suspect ? ['suspected'] : []), ...whoAndWhen(fact)];
  // Words show the beginning of a hash, in which a secret would not be known any more.
  const [was, is] = [fact.was, fact.is].map((value) => value && redact(value));
  const what = `${said(fact.id, 120)}: ${said(driftedFactInWords({ id: fact.id, was: was ?? null, is: is ?? null }), 160)}`;
  return said(known.length === 0 ? what : `${what} (${known.join('; ')})`, LONGEST_CHANGE);
}

function whoAndWhen({ changed, seenFirst }: DriftedFact): string[] {
  if (changed === null) return seenFirst === null ? [] : [`first seen ${instant(seenFirst.at)}`];
  const { at, by, what } = changed;
  return [by === null ? instant(at) : `${said(by, 80)}, ${instant(at)}`, ...(what === null ? [] : [said(what, 120)])];
}

function instant(at: string): string {
  return utcDayAndMinute(at);
}
