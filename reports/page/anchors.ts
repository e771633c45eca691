import type { ReportInput } from '../report-input.ts';
import { askedAgain } from './asked-again.ts';

/** Where on the page something is shown, by its id; `undefined` for what is not on it. Ids come from outside, anchors don't. */
export interface Anchors {
  /** Of an answer that was no pass; of the one given after the scenarios, where that was another. */
  finding(id: string): string | undefined;
  asked(id: string): string | undefined;
  askedAgain(id: string): string | undefined;
  scenario(id: string): string | undefined;
  fact(id: string): string | undefined;
}

export function anchorsOf({ readiness, readinessAfter, evidence, verdict }: ReportInput): Anchors {
  const asked = numbered(
    'finding',
    readiness?.findings.filter(({ status }) => status !== 'pass'),
  );
  const again = numbered('again', askedAgain(readiness, readinessAfter));
  return {
    finding: (id) => again(id) ?? asked(id),
    asked,
    askedAgain: again,
    scenario: numbered('scenario', evidence?.scenarios),
    fact: numbered('fact', verdict?.drift?.facts),
  };
}

function numbered(kind: string, all: readonly { id: string }[] = []): (id: string) => string | undefined {
  const places = new Map(all.map(({ id }, index) => [id, `${kind}-${index + 1}`]));
  return (id) => places.get(id);
}
