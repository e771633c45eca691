import type { Compatibility, CompatibilityCell } from '../../model/compatibility.ts';
import type { ContractFinding } from '../../model/contract-finding.ts';
import type { Evidence, Scenario } from '../../model/evidence.ts';
import type { Owner } from '../../model/owner.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import type { Verdict } from '../../model/verdict.ts';
import { describeFinding } from '../words/contract-text.ts';

/** One version's whole run. */
export interface VersionRun {
  version: string;
  verdict: Verdict;
  evidence: Evidence | null;
}

export interface MatrixFrame {
  id: string;
  environment: string;
  expected: string | null;
  startedAt: string;
  endedAt: string;
}

const LONGEST_REASON = 400;

/** The matrix of scenarios by versions from the runs against each, scenarios in the order in which they came first. */
export function assembleMatrix(frame: MatrixFrame, runs: readonly VersionRun[]): Compatibility {
  const titles = new Map<string, string>();
  for (const { evidence } of runs) {
    for (const { id, title } of evidence?.scenarios ?? []) if (!titles.has(id)) titles.set(id, title);
  }
  return {
    schemaVersion: SCHEMA_VERSION,
    ...frame,
    versions: runs.map(({ version, verdict: { run, outcome, summary } }) => ({ version, run, outcome, summary })),
    scenarios: [...titles].map(([id, title]) => ({ id, title, cells: runs.map((run) => cellOf(id, run)) })),
  };
}

function cellOf(id: string, { version, verdict, evidence }: VersionRun): CompatibilityCell {
  const scenario = evidence?.scenarios.find((each) => each.id === id);
  if (scenario === undefined || scenario.status === 'skipped') {
    const unplayed = { version, result: 'not-played' as const, attempts: 0, durationMs: 0, step: null };
    const [reason] = [...verdict.blockers, ...verdict.doubts];
    return { ...unplayed, because: reason?.title ?? 'it was skipped', owner: reason?.owner ?? null };
  }
  const { attempts, durationMs } = scenario;
  if (scenario.status === 'passed') {
    return { version, result: 'works', attempts, durationMs, step: null, because: null, owner: null };
  }
  const { because, owner } = reasonOf(scenario, evidence?.contractFindings ?? [], verdict);
  const step = scenario.steps.find(({ status }) => status === 'failed' || status === 'cut-off')?.title ?? null;
  return { version, result: 'breaks', attempts, durationMs, step, because, owner };
}

/** What says most: the missing milestone's cause, else what of the contract was broken in it, else its own error. */
function reasonOf(
  { id, diagnoses, error }: Scenario,
  findings: readonly ContractFinding[],
  verdict: Verdict,
): { because: string; owner: Owner | null } {
  const [diagnosis] = diagnoses;
  if (diagnosis !== undefined) return { because: diagnosis.cause, owner: diagnosis.owner };
  const owner = ownerIn(verdict, `scenario/${id}`);
  const finding = findings.find(({ scenarios }) => scenarios.includes(id));
  if (finding !== undefined) return { because: describeFinding(finding), owner };
  const [line = ''] = (error ?? 'no error was recorded').split('\n', 1);
  return { because: line.slice(0, LONGEST_REASON), owner };
}

/** Whose the reason is under which the verdict lists something. */
function ownerIn({ blockers, risks, doubts }: Verdict, id: string): Owner | null {
  const reason = [...blockers, ...risks, ...doubts].find(
    (each) => each.id === id || each.consequences.some((consequence) => consequence.id === id),
  );
  return reason?.owner ?? null;
}
