import type { ReportInput } from '../report-input.ts';

/** Where on the page something is shown, by its id; `undefined` for what is not on it. Ids come from outside, anchors don't. */
export interface Anchors {
  /** Of one that did not pass: what a reason rests on and passed here was asked again later. */
  finding(id: string): string | undefined;
  scenario(id: string): string | undefined;
  fact(id: string): string | undefined;
}

export function anchorsOf({ readiness, evidence, verdict }: ReportInput): Anchors {
  return {
    finding: numbered(
      'finding',
      readiness?.findings.filter(({ status }) => status !== 'pass'),
    ),
    scenario: numbered('scenario', evidence?.scenarios),
    fact: numbered('fact', verdict?.drift?.facts),
  };
}

function numbered(kind: string, all: readonly { id: string }[] = []): (id: string) => string | undefined {
  const places = new Map(all.map(({ id }, index) => [id, `${kind}-${index + 1}`]));
  return (id) => places.get(id);
}
