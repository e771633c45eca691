import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type Finding, readinessSchema } from '../../model/finding.ts';
import { type CheckOptions, checkReadiness } from '../../readiness/run-checks.ts';
import {
  type Answers,
  type Declared,
  environmentAt,
  healthy,
  healthyBank,
  healthyJob,
  nowhere,
  standIn,
} from './stand-in.ts';

/** What each part of a stand-in platform answers; healthy unless given. */
export interface Platform {
  service?: Answers | 'down';
  job?: Answers | 'down';
  bank?: Answers | 'down';
  processes?: { name: string; state: string; exitCode: number | null; refused: { key: string; problem: string }[] }[];
}

/** Starts the platform and asks every question about it, or those of `options.only`. No finding may hold a canary. */
export async function findingsOf(
  context: TestContext,
  { service, job, bank, processes }: Platform,
  declared: Declared = {},
  options: CheckOptions = {},
): Promise<Finding[]> {
  const at = async (answers: Answers | 'down') => (answers === 'down' ? nowhere() : standIn(context, answers));
  const environment = environmentAt(
    {
      service: await at(service ?? healthy()),
      job: await at(job ?? healthyJob()),
      bank: await at(bank ?? healthyBank()),
      ...(processes === undefined
        ? {}
        : { supervisor: await standIn(context, { 'GET /processes': { body: { processes } } }) }),
    },
    declared,
  );
  const { findings } = readinessSchema.parse(await checkReadiness(environment, options));
  assert.ok(!JSON.stringify(findings).includes('canary'), 'no secret is in a finding');
  assertExplained(findings);
  return findings;
}

/** The findings that are no pass, as `id status (because)`. */
export function notPassed(findings: Finding[]): string[] {
  return findings
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, because }) => `${id} ${status}${because === undefined ? '' : ` (${because})`}`)
    .sort();
}

/** The findings that are no pass and follow from no other, as `id status`. */
export function rootsOf(findings: Finding[]): string[] {
  return notPassed(findings.filter(({ because }) => because === undefined));
}

/** The one finding of an id. */
export function findingOf(findings: Finding[], id: string): Finding {
  const [found, ...more] = findings.filter((finding) => finding.id === id);
  assert.ok(found !== undefined && more.length === 0, `${id} is asked once`);
  return found;
}

/** What is no pass says what to do and whose it is, and what it follows from is really wrong. */
function assertExplained(findings: Finding[]): void {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  for (const finding of findings.filter(({ status }) => status !== 'pass')) {
    assert.ok(finding.remedy !== '' && finding.owner.name !== '', finding.id);
    const seen = new Set([finding.id]);
    for (let { because } = finding; because !== undefined; because = byId.get(because)?.because) {
      assert.ok(!seen.has(because), `${finding.id} follows from itself`);
      seen.add(because);
      assert.notEqual(byId.get(because)?.status ?? 'pass', 'pass', `${finding.id} follows from ${because}`);
    }
  }
}
