import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Owner } from '../../model/owner.ts';
import { failingStep } from './proofs.ts';

const LONGEST_TEXT = 240;

/** An error that the platform itself logged about a scenario. */
export interface Logged {
  /** Such as `orders logged “no stock of tea”`. */
  says: string;
  /** Whose service or job logged it; `null` where nobody asked about that. */
  owner: Owner | null;
}

/**
 * The first error that was logged, with the scenario's correlation id, in the step by which it failed. Where one part of the
 * platform fails because of another, the one behind logs first. `null` where none was.
 */
export function loggedAtFailure({ steps }: Scenario, { readiness }: Facts): Logged | null {
  const errors = (failingStep(steps)?.logs ?? []).filter(({ level }) => level === 'error');
  const [first] = errors.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (first === undefined) return null;
  const { subject, text } = first;
  const [line = ''] = text.trim().split('\n', 1);
  const said = line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
  const asked = readiness?.findings.find((finding) => finding.subject === subject);
  return { says: `${subject} logged “${said}”`, owner: asked?.owner ?? null };
}
