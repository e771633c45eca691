import assert from 'node:assert/strict';
import type { Finding } from '../../../../model/finding.ts';

/** The findings that are no pass and follow from no other, as `status id, subject, owner`. */
export function rootsOf(findings: readonly Finding[]): string[] {
  return wrongIn(findings)
    .filter(({ because }) => because === undefined)
    .map(({ status, id, subject, owner }) => `${status} ${id}, ${subject}, ${owner.name}`);
}

/** Asserts that each finding that follows from another leads to one that is really wrong. */
export function assertFollow(findings: readonly Finding[]): void {
  const wrong = new Map(wrongIn(findings).map((finding) => [finding.id, finding]));
  for (const finding of wrong.values()) {
    const passed = [finding.id];
    for (let at: Finding | undefined = finding; at?.because !== undefined; at = wrong.get(at.because)) {
      assert.ok(wrong.has(at.because), `${passed.join(' follows from ')} follows from ${at.because}, which is well`);
      assert.ok(!passed.includes(at.because), `${passed.join(' follows from ')} follows from itself`);
      passed.push(at.because);
    }
  }
}

/** What is told of the findings that are no pass, for a test that fails. */
export function told(findings: readonly Finding[]): string {
  return wrongIn(findings)
    .map(
      ({ status, id, observed, because }) =>
        `${status} ${id}: ${observed}${because === undefined ? '' : ` (${because})`}`,
    )
    .join('\n');
}

function wrongIn(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ status }) => status !== 'pass');
}
